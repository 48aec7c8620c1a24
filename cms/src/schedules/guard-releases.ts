import { formatTime } from '@patient-press/shared/schedule-words';
import type { Core, Modules } from '@strapi/strapi';
import { isFields } from '../platform/fields';
import { type Objection, refuse } from '../platform/objections';
import { readTimeZone } from '../platform/time-zone/read';
import { planOf, RELEASE, readRelease } from '../releases/plan';
import { schedulesToCome } from './schedule-table';
import { scheduleErrors as words } from './words';

async function findScheduledAlone(strapi: Core.Strapi, release: string): Promise<Objection[]> {
  const found = await readRelease(strapi, release);
  const { members } = found ? await planOf(strapi, found) : { members: [] };
  const objections: Objection[] = [];
  for (const { field, documentId } of members) {
    const alone = (await schedulesToCome(strapi, documentId)).find(({ action }) => action === 'publish');
    if (!alone) continue;
    const when = formatTime(alone.at, await readTimeZone(strapi));
    objections.push({ path: [field], message: words.scheduledAlone({ title: alone.title, when }) });
  }
  return objections;
}

const watch =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action }, next) => {
    if (uid !== RELEASE || (action !== 'create' && action !== 'update')) return next();
    return strapi.db.transaction(async () => {
      const result = await next();
      const documentId = isFields(result) && typeof result.documentId === 'string' ? result.documentId : null;
      if (documentId) refuse(await findScheduledAlone(strapi, documentId));
      return result;
    });
  };

/** Refuses a release with a document that is to be published at a time of its own: it would go live before the others, or after. */
export function guardReleases(strapi: Core.Strapi): void {
  strapi.documents.use(watch(strapi));
}
