import { z } from 'zod';

/** What the press says of itself, at `/_press/status`: read by the admin. Times are ISO in UTC, durations milliseconds. */

/** A document that readers do not see as it is in the admin, and what to change. */
const problem = z.object({
  /** Strapi's name, such as `api::article.article`. */
  contentType: z.string(),
  documentId: z.string(),
  title: z.string(),
  /** Path of the field in the document, or empty when the page as a whole cannot be made. */
  field: z.string(),
  message: z.string(),
  /** The URL of a picture or PDF that couldn’t be had, when that is the problem. */
  missingFile: z.string().optional(),
});
export type PressProblem = z.infer<typeof problem>;

const publication = z.object({
  at: z.iso.datetime(),
  /** Why: what editors changed, a start, a repair of what was missed, or a moment at which a banner begins or ends. */
  cause: z.enum(['change', 'start', 'repair', 'time']),
  /** From the change's commit in the database until its bytes were served. */
  ms: z.number(),
  /** Of that, for: hearing of it, fetching documents, finding what differs, rendering, writing. */
  spent: z.object({ hear: z.number(), fetch: z.number(), compare: z.number(), render: z.number(), write: z.number() }),
  /** What changed in the newsroom; at most 20 are named. */
  documents: z.array(z.object({ contentType: z.string(), documentId: z.string(), title: z.string() })),
  documentCount: z.number().int(),
  /** Files that changed and that went away; at most 20 of each are named. */
  changed: z.array(z.string()),
  changedCount: z.number().int(),
  removed: z.array(z.string()),
  removedCount: z.number().int(),
});
export type PublicationReport = z.infer<typeof publication>;

export const pressStatus = z.object({
  /** Whether readers get what editors published: the truth of at most five seconds ago. */
  isHealthy: z.boolean(),
  /** What keeps the press from publishing, and what to do; null when nothing does. */
  failure: z.string().nullable(),
  startedAt: z.iso.datetime(),
  siteUrl: z.string(),
  fileCount: z.number().int(),
  /** Documents that are known to have changed and are not live yet. */
  queue: z.number().int(),
  /** How long after its commit the last change was heard of, and when the cms answered last. */
  feed: z.object({ lagMs: z.number().nullable(), answeredAt: z.iso.datetime().nullable() }),
  problems: z.array(problem),
  /** Newest first, at most 50. */
  publications: z.array(publication),
  /** The record of what readers got: what it may lack and why, and its newest entry, by whose hash it can be proven. */
  past: z.object({
    failure: z.string().nullable(),
    newest: z.object({ number: z.number().int(), at: z.iso.datetime(), hash: z.string() }).nullable(),
  }),
  /** Places beside the disk that the site is copied to. */
  targets: z.array(z.object({ name: z.string(), pending: z.number().int(), failure: z.string().nullable() })),
});
export type PressStatus = z.infer<typeof pressStatus>;

/** `/_press/documents/<contentType>/<documentId>`: the state of one document. */
export const documentStatus = z.object({
  /** Its page: since when readers see it as it is, and how long that took; null when it has none. */
  live: z.object({ url: z.string(), since: z.iso.datetime(), ms: z.number().nullable() }).nullable(),
  /** The newest version that the press has, by Strapi's `updatedAt` of the published version. */
  version: z.iso.datetime().nullable(),
  problems: z.array(problem),
  failure: z.string().nullable(),
});
export type DocumentStatus = z.infer<typeof documentStatus>;
