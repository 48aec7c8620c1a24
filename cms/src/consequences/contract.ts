import { z } from 'zod';
import { afterwards } from '../withdrawing/contract';

/** A document that uses another document, or a file. */
const usedBy = z.object({
  uid: z.string(),
  documentId: z.string(),
  /** Such as “article”. */
  kind: z.string(),
  title: z.string(),
  /** Where its form is. */
  editPath: z.string(),
  /** Where in it: the form's fields, and whether one chooses it or its text cites it or links to it. */
  places: z.array(z.object({ field: z.string(), how: z.enum(['chosen', 'cited', 'linked']) })),
  /** Its draft has it no more: publishing the draft ends the use. */
  isLeftOutOfDraft: z.boolean(),
});
export type UsedBy = z.infer<typeof usedBy>;

const list = z.object({
  documents: z.array(usedBy),
  /** How many are left out of the list. */
  more: z.number(),
});

/** Where a document or a file is used, each using document in one list. */
export const whereUsed = z.object({
  /** Published, and could not be shown as it is without: deleting or unpublishing what it uses is refused. */
  neededBy: list,
  /** Published, and the page stays right without. */
  alsoIn: list,
  /** Only their drafts use it. */
  inDrafts: list,
});
export type WhereUsed = z.infer<typeof whereUsed>;

/** Types of which a page leaves a notice, or the answer that it is gone. */
const typesWithNotices: readonly string[] = ['api::article.article', 'api::guide.guide', 'api::page.page'];
export const hasNotices = (uid: string): boolean => typesWithNotices.includes(uid);

/** `GET /consequences/:contentType/:documentId`: what happens when a document is deleted or unpublished. */
export const consequences = z.object({
  uses: whereUsed,
  title: z.string(),
  /** Whether a notice can be where its page is. */
  canBeWithdrawn: z.boolean(),
  /** Where readers find its page now; null: nowhere. */
  path: z.string().nullable(),
  /** Where readers found it once, and now find nothing. */
  goneFrom: z.array(z.string()),
  /** Where those readers might be sent. */
  suggestion: z.string(),
});

export type Consequences = z.infer<typeof consequences>;

/** `POST /where-used`: of several documents of a type, those that others use, before all are deleted or unpublished. */
export const severalRequest = z.strictObject({
  contentType: z.string(),
  documentIds: z.array(z.string().max(40)).min(1).max(100),
});
/** A page that readers have. */
const livePage = z.object({
  documentId: z.string(),
  title: z.string(),
  /** Where they find it. */
  path: z.string(),
  /** Where they might be sent once it is gone. */
  suggestion: z.string(),
});
export type LivePage = z.infer<typeof livePage>;

export const several = z.object({
  /** Of these documents, those that readers have, if their type has pages. */
  live: z.array(livePage),
  used: z.array(z.object({ documentId: z.string(), title: z.string(), uses: whereUsed })),
});
export type Several = z.infer<typeof several>;

/** `POST /consequences/unpublish`: unpublishes each of several documents that can be, and has readers find something there. */
export const unpublishRequest = z.strictObject({
  contentType: z.string(),
  documents: z
    .array(
      z.object({ documentId: z.string().max(40), /** Its version as the list has it. */ seen: z.string().max(100) }),
    )
    .min(1)
    .max(100),
  afterwards: afterwards.nullable(),
});
export type UnpublishRequest = z.infer<typeof unpublishRequest>;
export const unpublishAnswer = z.object({
  documents: z.array(
    z.object({
      documentId: z.string(),
      title: z.string(),
      /** Why it was not unpublished; null: it was. */
      refusal: z.string().nullable(),
      /** Why readers don't find what was chosen; empty: they do. */
      notLeft: z.string(),
    }),
  ),
});
export type Unpublished = z.infer<typeof unpublishAnswer>['documents'][number];

/** `POST /where-used/files`: of files and folders of the media library, where they are used. */
export const filesRequest = z.strictObject({
  fileIds: z.array(z.number().int()).max(500).default([]),
  folderIds: z.array(z.number().int()).max(100).default([]),
});
export const filesUsed = z.object({
  /** Only files that are used. */
  files: z.array(z.object({ id: z.number(), name: z.string(), uses: whereUsed })),
});
export type FilesUsed = z.infer<typeof filesUsed>;
