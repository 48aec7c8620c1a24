import { z } from 'zod';

/**
 * A request that changes or deletes a document says which version of it its sender has seen, in this header, in quotes, as an
 * ETag is: the draft's `updatedAt`. Behind a semicolon it may say which version was published then, or `none`: publishing,
 * unpublishing, discarding and deleting are then refused when someone else published or unpublished meanwhile. For many
 * documents in one go, `"<documentId>=<version>"` for each. `*` overwrites whatever is there.
 */
export const IF_MATCH = 'if-match';

/** `details.code` of an answer 428: the header is missing. */
export const NEEDS_VERSION = 'needs-version';
/** `details.code` of an answer 400: the header can’t be read. */
export const BAD_VERSION = 'bad-version';
/** `details.code` of an answer 412: someone else changed the document. */
export const STALE_VERSION = 'stale-version';

/** A document that is no longer as the sender of a request has seen it. */
const staleDocument = z.object({
  documentId: z.string(),
  title: z.string(),
  /** What became of it since. Who published or unpublished it isn’t known here. */
  change: z.enum(['saved', 'published', 'unpublished', 'deleted']),
  /** When it was saved last; null when it is deleted. */
  updatedAt: z.iso.datetime().nullable(),
  /** Who saved it last, as far as it is known and the sender may know. */
  updatedBy: z.object({ id: z.union([z.number(), z.string()]), name: z.string() }).nullable(),
});
export type StaleDocument = z.infer<typeof staleDocument>;

/** `details` of an answer 412. */
export const staleDetails = z.object({ code: z.literal(STALE_VERSION), documents: z.array(staleDocument) });
export type StaleDetails = z.infer<typeof staleDetails>;

/** What a document’s version is called. @param published the published version’s `updatedAt`; undefined: not said. */
export const versionTag = (updatedAt: string, published?: string | null): string =>
  published === undefined ? updatedAt : `${updatedAt};${published ?? NONE}`;

/** Nothing is published. */
export const NONE = 'none';

/** The header for one document. */
export const formatVersion = (version: string): string => `"${version}"`;

/** The header for many documents. */
export const formatVersions = (versions: readonly (readonly [documentId: string, version: string])[]): string =>
  versions.map(([documentId, version]) => `"${documentId}=${version}"`).join(', ');

/** What rows of the content manager’s lists have their document’s version in, where the type has drafts. No attribute is called so. */
export const ROW_VERSION = '__version';
