import { z } from 'zod';

const objection = z.object({
  /** Of attributes and indexes: where in the form. */
  path: z.array(z.union([z.string(), z.number()])),
  message: z.string(),
  /** The document that it collides with. */
  other: z.object({ contentType: z.string(), documentId: z.string(), title: z.string() }).optional(),
});
export type FoundObjection = z.infer<typeof objection>;

/** `POST /checks`: what saving a form, or publishing it, would be refused for. */
export const checkRequest = z.strictObject({
  contentType: z.string(),
  /** Null: a document that isn't there yet, or the one of a single type. */
  documentId: z.string().max(40).nullable(),
  /** As the form would send it. */
  data: z.record(z.string(), z.unknown()),
  isPublication: z.boolean(),
});
export type CheckRequest = z.infer<typeof checkRequest>;
export const checkAnswer = z.object({ objections: z.array(objection) });
export type CheckAnswer = z.infer<typeof checkAnswer>;

/** `POST /checks/publications`: of several drafts of a type, which could be published as they are stored. */
export const publicationsRequest = z.strictObject({
  contentType: z.string(),
  documentIds: z.array(z.string().max(40)).min(1).max(100),
});
export const publicationsAnswer = z.object({
  documents: z.array(
    z.object({
      documentId: z.string(),
      title: z.string(),
      objections: z.array(objection),
      /** The words of links in its text that lead to drafts: readers can't follow them until those are published. */
      draftLinks: z.array(z.string()),
      /** What its publication will tell readers; null: nothing. */
      changeNote: z.string().nullable(),
    }),
  ),
});
export type CheckedPublication = z.infer<typeof publicationsAnswer>['documents'][number];
