import type { Core } from '@strapi/strapi';
import { type Ability, mayPublishDocument } from '../platform/permissions';
import type { Schedule } from './contract';
import { readTitles } from './documents';
import type { StoredSchedule } from './schedule-table';

/** Schedules as the admin shows them: with what their documents are called now, and whether someone may change them. */
export async function toSchedules(
  strapi: Core.Strapi,
  ability: Ability,
  stored: readonly StoredSchedule[],
): Promise<Schedule[]> {
  const titles = new Map<string, string>();
  for (const [uid, ofType] of Map.groupBy(stored, ({ contentType }) => contentType)) {
    const ids = ofType.map(({ documentId }) => documentId);
    for (const [documentId, title] of await readTitles(strapi, uid, ids)) titles.set(documentId, title);
  }
  const shown: Schedule[] = [];
  for (const { digest: _, userId: __, tries: ___, ...schedule } of stored) {
    const { contentType: uid, documentId } = schedule;
    shown.push({
      ...schedule,
      typeName: strapi.contentType(uid).info.displayName,
      title: titles.get(documentId) ?? schedule.title,
      mayChange: await mayPublishDocument(strapi, ability, { uid, documentId }),
    });
  }
  return shown;
}
