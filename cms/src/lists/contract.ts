import { z } from 'zod';

/** The types of which several documents can get another reviewer or other topics in one go. */
export const CHANGED_TOGETHER: readonly string[] = ['api::article.article', 'api::guide.guide'];

const documentId = z.string().min(1).max(255);

/** `POST /lists/change-several`: what is left out stays as it is. */
export const changeSeveralRequest = z
  .object({
    contentType: z.string(),
    documentIds: z.array(documentId).min(1).max(500),
    /** The person's documentId; null: no reviewer. */
    reviewedBy: documentId.nullish(),
    addTopics: z.array(documentId).max(50).default([]),
    removeTopics: z.array(documentId).max(50).default([]),
  })
  .refine(
    ({ reviewedBy, addTopics, removeTopics }) => reviewedBy !== undefined || addTopics.length + removeTopics.length > 0,
  );
export type ChangeSeveral = z.input<typeof changeSeveralRequest>;

const outcome = z.object({ documentId: z.string(), title: z.string() });

/** What became of each document. */
export const changedSeveral = z.object({
  changed: z.array(outcome),
  /** They were as asked already. */
  unchanged: z.array(outcome),
  refused: z.array(outcome.extend({ message: z.string() })),
});
export type ChangedSeveral = z.infer<typeof changedSeveral>;

/** What a list shows, as its address says it: filters, a search, and the order. */
const query = z.string().max(4000);
const name = z.string().trim().min(1).max(60);

export const savedFilter = z.object({
  id: z.number().int(),
  name: z.string(),
  query: z.string(),
  /** Whether everyone who may read the list has it. */
  isShared: z.boolean(),
  /** Whether it is of the one who asks, and may be deleted. */
  isMine: z.boolean(),
});
export type SavedFilter = z.infer<typeof savedFilter>;

/** `GET /lists/filters/:contentType` */
export const savedFilters = z.object({ filters: z.array(savedFilter) });

/** `POST /lists/filters`: one of the same name is replaced. */
export const saveFilterRequest = z.object({ contentType: z.string(), name, query, isShared: z.boolean() });
export type SaveFilter = z.infer<typeof saveFilterRequest>;
