import type { Core, Modules } from '@strapi/strapi';
import { isFields } from '../platform/fields';
import { isMember, openReleasesWith } from '../releases/plan';
import { isScheduledType } from './contract';
import { ignoreCopies } from './document-copies';
import { digestDraft } from './documents';
import { isFiring } from './firing-context';
import { changeSchedule, isToCome, openSchedules, type StoredSchedule } from './schedule-table';
import { afterEvent, type Event, settles } from './transitions';

const events: Readonly<Record<string, Event>> = {
  update: 'changed',
  discardDraft: 'changed',
  publish: 'published',
  unpublish: 'unpublished',
  delete: 'deleted',
};

/** What someone did, to one schedule of the document. A save that changes nothing is no change. */
async function noteOn(strapi: Core.Strapi, schedule: StoredSchedule, event: Event): Promise<void> {
  const { contentType: uid, documentId, action, state, digest } = schedule;
  if (!isToCome(state)) {
    if (settles(action, event)) await changeSchedule(strapi, schedule, { needsAttention: false });
    return;
  }
  const to = afterEvent(action, state, event);
  if (!to || (event === 'changed' && (await digestDraft(strapi, { uid, documentId })) === digest)) return;
  // Someone has to look at what asks again, and no longer at what is canceled.
  await changeSchedule(strapi, schedule, { ...to, needsAttention: to.state === 'needs-confirmation' });
}

/**
 * Has schedules ask again, or end, in the transaction that changes their document. At its moment, each looks at the document
 * once more: what changes it past this, as the deletion of a topic does, is noticed then.
 */
const watch =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    if (!isScheduledType(uid) && !isMember(uid)) return next();
    if (isScheduledType(uid) && 'data' in params && isFields(params.data))
      ignoreCopies(strapi, uid, params.data, action === 'clone');
    const isPublication = 'status' in params && params.status === 'published' && action === 'update';
    const event = isPublication ? 'published' : events[action];
    const documentId = 'documentId' in params ? params.documentId : undefined;
    if (!event || !documentId || isFiring()) return next();
    // Before a deletion takes it out of them.
    const releases = await openReleasesWith(strapi, uid, [documentId]);
    const concerned = [...releases.map((release) => release.documentId), documentId];
    const ofAll = async () => {
      const open: StoredSchedule[] = [];
      for (const id of concerned) open.push(...(await openSchedules(strapi, id)));
      return open;
    };
    if ((await ofAll()).length === 0) return next();
    return strapi.db.transaction(async () => {
      const result = await next();
      for (const schedule of await ofAll())
        await noteOn(strapi, schedule, schedule.documentId === documentId ? event : 'changed');
      return result;
    });
  };

/** Registered after the rules, so that it takes its locks after theirs. */
export function registerScheduleWatch(strapi: Core.Strapi): void {
  strapi.documents.use(watch(strapi));
}
