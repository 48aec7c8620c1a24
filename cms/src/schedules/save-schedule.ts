import { formatTime } from '@patient-press/shared/schedule-words';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type Administrator, nameOf } from '../platform/http/administrator';
import { readTimeZone } from '../platform/time-zone/read';
import { isReleased, openReleasesWith, RELEASE } from '../releases/plan';
import { findMissingNote } from '../rules/a-publication-is-minor-or-major';
import { findObjections } from '../rules/find-objections';
import type { ScheduledAction, ScheduledType, ScheduleRequest } from './contract';
import { digestDraft, isPublished, readDraft } from './documents';
import { msUntil } from './due-table';
import { changeSchedule, insertSchedule, type StoredSchedule, schedulesToCome } from './schedule-table';
import { scheduler } from './scheduler';
import { scheduleErrors as words } from './words';

const YEARS_AHEAD = 10;
const YEAR_MS = 365.25 * 86_400_000;

/** @throws ValidationError for a moment that has passed by the database's clock, or was mistyped. */
async function checkMoment(strapi: Core.Strapi, action: ScheduledAction, at: string): Promise<void> {
  const ms = await msUntil(strapi, at);
  if (ms <= 0) throw new errors.ValidationError(action === 'publish' ? words.past : words.pastUnpublish);
  if (ms > YEARS_AHEAD * YEAR_MS) throw new errors.ValidationError(words.farAhead(YEARS_AHEAD));
}

interface Place {
  contentType: ScheduledType;
  documentId: string;
  action: ScheduledAction;
}

/** @throws ValidationError where the document would be unpublished before it is published, or while readers don't have it. */
async function checkOrder(strapi: Core.Strapi, { contentType: uid, documentId, action }: Place, at: string) {
  const other = (await schedulesToCome(strapi, documentId)).find((one) => one.action !== action);
  if (!other) {
    if (action === 'unpublish' && !(await isPublished(strapi, { uid, documentId })))
      throw new errors.ValidationError(words.notOnSite);
    return;
  }
  const when = formatTime(other.at, await readTimeZone(strapi));
  if (action === 'unpublish' && at <= other.at) throw new errors.ValidationError(words.unpublishFirst(when));
  if (action === 'publish' && at >= other.at) throw new errors.ValidationError(words.publishLast(when));
}

/** @throws ApplicationError for a release that was published, and for what a release is to publish. */
async function checkReleases(strapi: Core.Strapi, { contentType: uid, documentId, action }: Place): Promise<void> {
  if (uid === RELEASE) {
    if (action === 'unpublish') throw new errors.ValidationError(words.releaseNotUnpublished);
    if (await isReleased(strapi, documentId)) throw new errors.ApplicationError(words.released);
  }
  const [release] = action === 'publish' ? await openReleasesWith(strapi, uid, [documentId]) : [];
  if (release) throw new errors.ApplicationError(words.inRelease(release.name));
}

/** @throws ValidationError where a major change doesn't say what changed. */
async function checkNote(strapi: Core.Strapi, { contentType: uid, documentId, action }: Place): Promise<void> {
  const missing = action === 'publish' ? await findMissingNote(strapi, uid, documentId) : null;
  if (missing) throw new errors.ValidationError(missing);
}

/** In one form, so that texts compare as moments do. */
const normal = (at: string): string => new Date(at).toISOString();

/** What a publication would be refused for as things are now. It is looked at again at its time. */
export async function objectionsTo(strapi: Core.Strapi, { contentType: uid, documentId, action }: Place) {
  if (action === 'unpublish') return [];
  const objections = await findObjections(strapi, uid, { documentId, data: {}, isPublication: true });
  return [...new Set(objections.map(({ message }) => message))];
}

/**
 * Schedules a document's draft as it is saved now.
 * @param seen the draft's `updatedAt` as the editor has it, if they look at it.
 * @throws ValidationError where that can't be, with a sentence for the editor.
 */
export async function scheduleDocument(
  strapi: Core.Strapi,
  administrator: Administrator,
  { seen, afterwards = null, ...asked }: Place & Pick<ScheduleRequest, 'at' | 'seen' | 'afterwards'>,
): Promise<StoredSchedule> {
  const { contentType: uid, documentId, action } = asked;
  const at = normal(asked.at);
  await checkMoment(strapi, action, at);
  await checkReleases(strapi, asked);
  await checkOrder(strapi, asked, at);
  await checkNote(strapi, asked);
  const draft = await readDraft(strapi, { uid, documentId });
  const digest = await digestDraft(strapi, { uid, documentId });
  if (!draft || digest === null) throw new errors.NotFoundError(words.notYours);
  if (seen !== undefined && draft.updatedAt !== seen) throw new errors.ApplicationError(words.changedMeanwhile);
  const made = await insertSchedule(strapi, {
    ...{ contentType: uid, documentId, title: draft.title, action, at },
    digest: action === 'publish' ? digest : null,
    userId: Number(administrator.id),
    scheduledBy: nameOf(administrator),
    afterwards: action === 'unpublish' ? afterwards : null,
  });
  if (made) {
    scheduler.wake();
    return made;
  }
  const taken = (await schedulesToCome(strapi, documentId)).find((one) => one.action === action);
  const when = taken ? formatTime(taken.at, await readTimeZone(strapi)) : '';
  throw new errors.ApplicationError(words.taken({ action, when, by: taken?.scheduledBy ?? '' }));
}

/** @throws ApplicationError when someone else changed it, or its time came, at the same moment. */
async function change(...[strapi, before, changes]: Parameters<typeof changeSchedule>): Promise<StoredSchedule> {
  const changed = await changeSchedule(strapi, before, changes);
  if (!changed) throw new errors.ApplicationError(words.over);
  scheduler.wake();
  return changed;
}

/** Moves a schedule to another time. Whether it needs confirmation stays as it is. */
export async function moveSchedule(strapi: Core.Strapi, schedule: StoredSchedule, to: string): Promise<StoredSchedule> {
  const at = normal(to);
  await checkMoment(strapi, schedule.action, at);
  await checkOrder(strapi, schedule, at);
  return change(strapi, schedule, { at });
}

/** Schedules the text as it is saved now, in the name of the one who confirms it. */
export async function confirmSchedule(
  strapi: Core.Strapi,
  schedule: StoredSchedule,
  administrator: Administrator,
): Promise<StoredSchedule> {
  await checkMoment(strapi, schedule.action, schedule.at);
  await checkNote(strapi, schedule);
  const digest = await digestDraft(strapi, { uid: schedule.contentType, documentId: schedule.documentId });
  return change(strapi, schedule, {
    ...{ state: 'waiting', reason: null, detail: '', needsAttention: false },
    digest: schedule.action === 'publish' ? digest : null,
    userId: Number(administrator.id),
    scheduledBy: nameOf(administrator),
  });
}

export const cancelSchedule = (strapi: Core.Strapi, schedule: StoredSchedule, administrator: Administrator) =>
  change(strapi, schedule, {
    ...{ state: 'canceled', reason: 'by-person', detail: nameOf(administrator) },
    needsAttention: false,
  });

/** Someone has looked at what failed. */
export const dismissSchedule = (strapi: Core.Strapi, schedule: StoredSchedule) =>
  change(strapi, schedule, { needsAttention: false });
