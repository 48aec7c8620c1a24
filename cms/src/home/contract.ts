import { z } from 'zod';

/** A document on a list of the admin's home page. */
const deskItem = z.object({
  contentType: z.string(),
  /** Such as “Article”. */
  typeName: z.string(),
  documentId: z.string(),
  title: z.string(),
  /** When it was last saved, or the moment or day that the list is about. */
  at: z.string(),
});
export type DeskItem = z.infer<typeof deskItem>;

const deskList = z.object({
  items: z.array(deskItem),
  /** How many are left out. */
  more: z.number().int(),
});
export type DeskList = z.infer<typeof deskList>;

/** `GET /home/desk`: what is on an editor's desk, as far as they may read it. */
export const desk = z.object({
  /** Drafts that they saved last and that readers don't have: the newest first. */
  myDrafts: deskList,
  /** Drafts that no one has reviewed: the one that has waited longest first. */
  unreviewed: deskList,
  /** Whose next review is overdue: the one that has waited longest first. */
  reviewOverdue: deskList,
  /** Whose next review is due within two weeks. */
  reviewDue: deskList,
  /** Messages from readers that no one has handled; null: they may not read them. */
  newFeedback: z.number().int().nullable(),
});
export type Desk = z.infer<typeof desk>;

/** `GET /home/system`: what operators look at first. Sizes in bytes. */
export const system = z.object({
  disk: z.object({ free: z.number(), total: z.number() }),
  email: z.object({
    isSet: z.boolean(),
    /** This newsroom is a copy of another, and sends nothing. */
    isCopy: z.boolean(),
    waiting: z.number().int(),
    oldestWaiting: z.iso.datetime().nullable(),
    failure: z.string().nullable(),
    givenUp: z.number().int(),
  }),
  /** Files of the media library that the cms can't deliver: some of their names, and which other cms has some. */
  files: z.object({
    missing: z.number().int(),
    names: z.array(z.string()),
    elsewhere: z.array(z.object({ host: z.string(), count: z.number().int() })),
  }),
});
export type System = z.infer<typeof system>;
