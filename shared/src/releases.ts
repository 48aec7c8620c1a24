import { z } from 'zod';

/** What becomes of a document that is in a release. The press previews both; the newsroom’s releases publish. */
export const releaseAction = z.enum(['publish', 'unpublish']);
export type ReleaseAction = z.infer<typeof releaseAction>;

/** `GET /api/releases/:id` → `{ data }`: a release as the press previews it. The drafts themselves are fetched one by one. */
export const releasePlan = z.object({
  name: z.string(),
  documents: z.array(z.object({ contentType: z.string(), documentId: z.string(), action: releaseAction })),
  /** Paths of the site, such as `/articles/old/`. They are added when the release is published. */
  redirects: z.array(z.object({ from: z.string(), to: z.string() })),
});
export type ReleasePlan = z.infer<typeof releasePlan>;
