import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { unpublishAndLeave } from '../withdrawing/afterwards';
import type { ScheduledAction, ScheduleReason } from './contract';
import { digestDraft, isPublished } from './documents';
import { takeDue, tryAgain } from './due-table';
import { whileFiring } from './firing-context';
import { askForNotices } from './jobs/queue';
import { changeSchedule, type StoredSchedule } from './schedule-table';
import { asUser, findMissingPermission, readSchedulingUser, type SchedulingUser } from './scheduling-user';
import { endInWords } from './words';

/** Seconds until something that failed for a cause that may pass is tried again, one after the other. Then it is given up. */
const RETRY_SECONDS = [1, 5, 15, 30, 60, 120, 300] as const;

/** Another cms has it, it isn't due, it came to an end, or it is tried again. */
export type Outcome = 'taken' | 'ended' | 'again';

interface Refusal {
  reason: ScheduleReason;
  detail: string;
}

const MEANWHILE = 'It was moved or canceled at the last moment.';

class ChangedMeanwhileError extends Error {
  override name = 'ChangedMeanwhileError';
}

const verbs: Record<ScheduledAction, string> = { publish: 'Publishing', unpublish: 'Unpublishing' };
const nameOf = ({ action, contentType, documentId, id }: StoredSchedule) =>
  `${verbs[action]} ${contentType} ${documentId} (schedule ${id})`;

/** What keeps a schedule from being carried out at all, beside the rules, which look at what is published. */
async function findRefusal(
  strapi: Core.Strapi,
  schedule: StoredSchedule,
  user: SchedulingUser | null,
): Promise<ScheduleReason | null> {
  const { contentType: uid, documentId, action, state } = schedule;
  const document = { uid, documentId };
  const digest = await digestDraft(strapi, document);
  if (digest === null) return 'gone';
  if (action === 'unpublish' && !(await isPublished(strapi, document))) return 'unpublished';
  if (state === 'needs-confirmation' || (action === 'publish' && digest !== schedule.digest)) return 'not-confirmed';
  return findMissingPermission(strapi, schedule, user);
}

/**
 * Notes that a schedule did not end as planned, and emails its editor. An unpublication of what readers no longer have is not a
 * failure.
 */
const fail = async (strapi: Core.Strapi, schedule: StoredSchedule, { reason, detail }: Refusal): Promise<void> =>
  await strapi.db.transaction(async () => {
    const isFailure = reason !== 'unpublished';
    const ended = await changeSchedule(strapi, schedule, {
      ...{ state: isFailure ? 'failed' : 'canceled', reason, detail },
      needsAttention: isFailure,
      isNotice: isFailure,
    });
    if (!ended) throw new ChangedMeanwhileError(MEANWHILE);
    if (!isFailure) return;
    strapi.log.warn(`${nameOf(schedule)} was refused at its time: ${reason}. ${detail}`.trimEnd());
    await askForNotices(strapi);
  });

/** @returns what there is to say of it; empty: nothing. */
async function publishOrUnpublish(strapi: Core.Strapi, schedule: StoredSchedule): Promise<string> {
  if (schedule.action === 'unpublish') return unpublishAndLeave(strapi, schedule);
  await strapi.documents(schedule.contentType).publish({ documentId: schedule.documentId });
  return '';
}

/**
 * Publishes, and notes that it was published, in one transaction: it happens once, however many cms try. The note comes last, as
 * a save locks the document first and its schedule second.
 */
async function carryOut(strapi: Core.Strapi, schedule: StoredSchedule, user: SchedulingUser): Promise<void> {
  let detail = '';
  await asUser(strapi, user, () =>
    whileFiring(async () => {
      detail = await publishOrUnpublish(strapi, schedule);
    }),
  );
  const done = await changeSchedule(strapi, schedule, { state: 'done', reason: null, detail, needsAttention: false });
  if (!done) throw new ChangedMeanwhileError(MEANWHILE);
  const said = endInWords(done);
  if (!said) return;
  await changeSchedule(strapi, done, { needsAttention: true, isNotice: true });
  strapi.log.warn(`${nameOf(schedule)}, due at ${schedule.at}: ${said}`);
  await askForNotices(strapi);
}

/** A rule's objection ends a schedule. What else may go wrong, such as a connection that breaks, may pass. */
async function afterError(strapi: Core.Strapi, schedule: StoredSchedule, error: unknown): Promise<Outcome> {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof errors.ApplicationError) {
    await fail(strapi, schedule, { reason: 'refused', detail });
    return 'ended';
  }
  const seconds = RETRY_SECONDS[schedule.tries];
  const next = seconds ? `It is tried again in ${seconds} s.` : 'It is given up.';
  strapi.log.error(`${nameOf(schedule)} failed. ${next} ${detail}`);
  if (seconds === undefined) await fail(strapi, schedule, { reason: 'broken', detail: '' });
  else await tryAgain(strapi, schedule, seconds);
  return 'again';
}

const unlessChanged = (error: unknown): Outcome => {
  if (error instanceof ChangedMeanwhileError) return 'taken';
  throw error;
};

/** Does what a schedule says, if it is due and no other cms is doing it. */
export async function fire(strapi: Core.Strapi, id: string): Promise<Outcome> {
  const taken: StoredSchedule[] = [];
  try {
    return await strapi.db.transaction(async (): Promise<Outcome> => {
      const schedule = await takeDue(strapi, id);
      if (!schedule) return 'taken';
      taken.push(schedule);
      const user = await readSchedulingUser(strapi, schedule);
      const reason = await findRefusal(strapi, schedule, user);
      if (reason) await fail(strapi, schedule, { reason, detail: '' });
      else if (user) await carryOut(strapi, schedule, user);
      return 'ended';
    });
  } catch (error) {
    const [schedule] = taken;
    if (!schedule || error instanceof ChangedMeanwhileError) return unlessChanged(error);
    return afterError(strapi, schedule, error).catch(unlessChanged);
  }
}
