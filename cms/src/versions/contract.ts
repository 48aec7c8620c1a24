import { z } from 'zod';
import { difference } from './difference-contract';

/**
 * What was done to a document. `found` is how it was before its first recorded change, `discarded` that the draft's changes
 * were discarded.
 */
export const versionKinds = [
  'found',
  'created',
  'copied',
  'saved',
  'published',
  'unpublished',
  'discarded',
  'restored',
  'deleted',
] as const;
export type VersionKind = (typeof versionKinds)[number];

/** Why a change is made, in the editor's words, percent-encoded: headers have no letters beyond Latin-1. */
export const WHY_HEADER = 'x-why';
export const LONGEST_WHY = 300;

const time = z.iso.datetime();

/** One version, without what it says. */
export const listedVersion = z.object({
  id: z.string(),
  kind: z.enum(versionKinds),
  /** What the document was called then. */
  title: z.string().nullable(),
  /** Null: the cms itself. */
  author: z.string().nullable(),
  why: z.string().nullable(),
  at: time,
  /** Whether readers could see it, and until when; null: they still can. */
  isLive: z.boolean(),
  liveUntil: time.nullable(),
  /** Whether what it says is still retained. */
  hasContent: z.boolean(),
  /** Of a restored one: when the version that was restored had been made. */
  restoredFromAt: time.nullable(),
});
export type ListedVersion = z.infer<typeof listedVersion>;

/** `GET /versions/<type>/<documentId>?before=<id>`: a page of a document's versions, the newest first. */
export const versionPage = z.object({
  title: z.string().nullable(),
  isDeleted: z.boolean(),
  hasDrafts: z.boolean(),
  mayRestore: z.boolean(),
  versions: z.array(listedVersion),
  hasMore: z.boolean(),
});
export type VersionPage = z.infer<typeof versionPage>;

/** `GET /versions/<type>/<documentId>/compare?from=<id>&to=<id>`: without `from`, with the version before. */
export const comparison = z.object({
  /** Null: there is none before it. */
  from: listedVersion.nullable(),
  to: listedVersion,
  fields: z.array(difference),
  /** False: the role can't open some of the fields, so they are left out. */
  isWhole: z.boolean(),
});
export type Comparison = z.infer<typeof comparison>;

/** `GET /versions/<type>/<documentId>/seen?day=2026-05-03&time=14:30`: what readers saw then. */
export const seen = z.object({
  from: time,
  to: time,
  timeZone: z.string(),
  versions: z.array(listedVersion),
  /** Null: no version of it was recorded. */
  recordedSince: time.nullable(),
});
export type Seen = z.infer<typeof seen>;

const missing = z.object({
  /** Where it was, as the form calls it: `Body, Image`. */
  field: z.string(),
  /** What is gone. */
  name: z.string(),
});
export type Missing = z.infer<typeof missing>;

/** `POST /versions/<type>/<documentId>/<id>/restore`, with `{why}` */
export const restored = z.object({
  wasDeleted: z.boolean(),
  missing: z.array(missing),
  /** Titles of documents that pointed at it when it was deleted, and no longer do. */
  unlinked: z.array(z.string()),
});
export type Restored = z.infer<typeof restored>;

/** `GET /versions/deleted?before=<id>`: what was deleted and can be restored, the last one first. */
export const deletedPage = z.object({
  deleted: z.array(
    z.object({
      /** Of the version that says what it was. */
      id: z.string(),
      contentType: z.string(),
      documentId: z.string(),
      title: z.string().nullable(),
      author: z.string().nullable(),
      why: z.string().nullable(),
      at: time,
      /** Until when it can be restored. */
      until: time,
      mayRestore: z.boolean(),
    }),
  ),
  hasMore: z.boolean(),
});
export type DeletedPage = z.infer<typeof deletedPage>;
