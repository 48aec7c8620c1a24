import { z } from 'zod';

const day = z.iso.date();

/** The days that are asked for, in the newsroom: from one up to another, which is left out. At most six weeks. */
export const MOST_DAYS = 42;
export const calendarQuery = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from < to && Date.parse(to) - Date.parse(from) <= MOST_DAYS * 86_400_000);
export type CalendarQuery = z.infer<typeof calendarQuery>;

/** `review`: a next review is due. `published`: readers got it for the first time. The others: a banner's own dates. */
const kind = z.enum(['review', 'published', 'banner-starts', 'banner-ends']);

export const calendarItem = z.object({
  kind,
  contentType: z.string(),
  /** Such as “Article”. */
  typeName: z.string(),
  documentId: z.string(),
  title: z.string(),
  /** Where the newsroom is. */
  day,
  /** Null: it is of the whole day. */
  at: z.iso.datetime().nullable(),
  /** Whether the one who asks may move it. */
  mayMove: z.boolean(),
});
export type CalendarItem = z.infer<typeof calendarItem>;

/** `GET /calendar?from=2026-11-01&to=2026-12-06` */
export const calendar = z.object({
  /** The newsroom's. */
  timeZone: z.string(),
  items: z.array(calendarItem),
  /** Whether there are more than are listed. */
  hasMore: z.boolean(),
});
export type Calendar = z.infer<typeof calendar>;

/** `POST /calendar/move`: of a document's draft. The time of day stays. */
export const moveRequest = z.object({
  kind: z.enum(['review', 'banner-starts', 'banner-ends']),
  contentType: z.string().max(100),
  documentId: z.string().min(1).max(100),
  day,
});
export type MoveRequest = z.infer<typeof moveRequest>;
