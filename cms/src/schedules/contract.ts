import { z } from 'zod';
import { afterwards } from '../withdrawing/contract';

/** What can be published and unpublished at a time. */
export const scheduledTypes = [
  'api::article.article',
  'api::guide.guide',
  'api::page.page',
  'api::cta-banner.cta-banner',
  'api::release.release',
] as const;
export type ScheduledType = (typeof scheduledTypes)[number];
export const isScheduledType = (uid: string): uid is ScheduledType => scheduledTypes.some((one) => one === uid);

/** Those who may read one of them find its schedules in the admin. */
export const readPermissions = scheduledTypes.map((subject) => ({
  action: 'plugin::content-manager.explorer.read',
  subject,
}));

export const scheduledAction = z.enum(['publish', 'unpublish']);
export type ScheduledAction = z.infer<typeof scheduledAction>;

/** `waiting` and `needs-confirmation` are to come, the others are over. */
const scheduleState = z.enum(['waiting', 'needs-confirmation', 'done', 'failed', 'canceled']);
export type ScheduleState = z.infer<typeof scheduleState>;

/** Why a schedule needs confirmation, failed, or was canceled. Stored: never changes. */
const scheduleReason = z.enum([
  // It needs confirmation: the text was changed, readers lost it meanwhile, or the time is from an older version.
  'changed',
  'taken-down',
  'entered-before',
  // It failed.
  'not-confirmed',
  'refused',
  'gone',
  'account-gone',
  'not-permitted',
  'broken',
  // It was canceled, by a person or by what happened to the document.
  'by-person',
  'deleted',
  'published',
  'unpublished',
]);
export type ScheduleReason = z.infer<typeof scheduleReason>;

const moment = z.iso.datetime();

export const schedule = z.object({
  id: z.string(),
  contentType: z.enum(scheduledTypes),
  /** Such as “Article”. */
  typeName: z.string(),
  documentId: z.string(),
  title: z.string(),
  action: scheduledAction,
  at: moment,
  /** Of an unpublication; null: readers find “page not found.” */
  afterwards: afterwards.nullable(),
  state: scheduleState,
  reason: scheduleReason.nullable(),
  /** What the rules said, or who did it. Empty: the reason says all. */
  detail: z.string(),
  /** Who is responsible for it; empty: not known. */
  scheduledBy: z.string(),
  /** When it was done, failed, or was canceled. */
  endedAt: moment.nullable(),
  /** How late it was done. */
  lateMs: z.number().nullable(),
  /** Whether a failure waits for someone to look at it. */
  needsAttention: z.boolean(),
  /** Whether the one who asks may change it. */
  mayChange: z.boolean(),
});
export type Schedule = z.infer<typeof schedule>;

/** What a list shows: what is to come, the next first; what is over, the last first; or what someone has to look at. */
export const scheduleView = z.enum(['coming', 'past', 'attention']);
export type ScheduleView = z.infer<typeof scheduleView>;

/** `GET /schedules?view=…`, and of one type or document. */
export const schedulesQuery = z.object({
  view: scheduleView,
  contentType: z.enum(scheduledTypes).optional(),
  documentId: z.string().max(100).optional(),
});
export type SchedulesQuery = z.infer<typeof schedulesQuery>;
export const scheduleList = z.object({
  schedules: z.array(schedule),
  /** Whether there are more than are listed. */
  hasMore: z.boolean(),
});
export type ScheduleList = z.infer<typeof scheduleList>;

const documentId = z.string().min(1).max(100);

/** `POST /schedules` */
export const scheduleRequest = z.object({
  contentType: z.string().max(100),
  documentId,
  action: scheduledAction,
  at: moment,
  /** The draft's `updatedAt` as the form has it: a change that its editor never saw is not scheduled. */
  seen: z.string().max(40).optional(),
  /** Of an unpublication. */
  afterwards: afterwards.nullish(),
});
export type ScheduleRequest = z.infer<typeof scheduleRequest>;
export const scheduleAnswer = z.object({
  schedule,
  /** What a publication would be refused for as things are now. */
  objections: z.array(z.string()),
});
export type ScheduleAnswer = z.infer<typeof scheduleAnswer>;

/** More than a list of the content manager shows on one page. */
export const MOST_AT_ONCE = 100;

/** `POST /schedules/several` */
export const severalRequest = z.object({
  contentType: z.string().max(100),
  documentIds: z.array(documentId).min(1).max(MOST_AT_ONCE),
  action: scheduledAction,
  at: moment,
  afterwards: afterwards.nullish(),
});
export type SeveralRequest = z.infer<typeof severalRequest>;
const severalOutcome = z.object({
  documentId: z.string(),
  title: z.string(),
  /** Why it was not scheduled; null: it was. */
  refusal: z.string().nullable(),
  objections: z.array(z.string()),
});
export type SeveralOutcome = z.infer<typeof severalOutcome>;
export const severalAnswer = z.object({ documents: z.array(severalOutcome) });
export type SeveralAnswer = z.infer<typeof severalAnswer>;

/** `POST /schedules/:id/move`. To `confirm`, `cancel` and `dismiss` nothing is sent. */
export const moveRequest = z.object({ at: moment });
