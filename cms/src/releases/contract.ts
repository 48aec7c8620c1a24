import { z } from 'zod';

/** The types of which documents can be in a release. */
export const releasedTypes = [
  'api::article.article',
  'api::guide.guide',
  'api::page.page',
  'api::cta-banner.cta-banner',
];

/** A release that is still to be published. */
export const openRelease = z.object({ documentId: z.string(), name: z.string() });
export type OpenRelease = z.infer<typeof openRelease>;

/** `GET /releases/open`, the last changed first; with `?contentType=…&documentId=…` only those that name that document. */
export const openReleases = z.object({ releases: z.array(openRelease) });

export const MOST_ADDED = 100;

/** `POST /releases/members` adds documents to a release, or to a new one. */
export const addRequest = z.object({
  contentType: z.string().max(100),
  documentIds: z.array(z.string().min(1).max(100)).min(1).max(MOST_ADDED),
  /** A release, or what a new one is called. */
  to: z.union([
    z.object({ documentId: z.string().min(1).max(100) }),
    z.object({ name: z.string().trim().min(1).max(120) }),
  ]),
});
export type AddRequest = z.infer<typeof addRequest>;

/** `POST /releases/members/remove` takes a document out of a release. */
export const removeRequest = z.object({
  contentType: z.string().max(100),
  documentId: z.string().min(1).max(100),
  release: z.string().min(1).max(100),
});
export type RemoveRequest = z.infer<typeof removeRequest>;
