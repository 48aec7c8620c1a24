import { addDays, dayIn, momentIn } from '@patient-press/shared/time-zones';
import type { Core } from '@strapi/strapi';
import { insertSchedule } from '../../schedules/schedule-table';
import { settings } from './content/settings';

const BANNER = 'api::cta-banner.cta-banner';
const COMES_DOWN = 'On phones: ask a lawyer';
const DAYS = 30;

/** A banner comes down at a time, so that the schedule and the calendar have something to show. @param now when it is scheduled. */
export async function seedSchedule(strapi: Core.Strapi, now: Date): Promise<void> {
  const banner = await strapi.documents(BANNER).findFirst({ filters: { name: COMES_DOWN }, fields: ['name'] });
  // Someone has to be responsible for it.
  const administrator = await strapi.db.query('admin::user').findOne({ orderBy: { id: 'asc' } });
  if (!banner || !administrator) return;
  const day = addDays(dayIn(settings.timeZone, now.getTime()), DAYS);
  await insertSchedule(strapi, {
    contentType: BANNER,
    documentId: banner.documentId,
    title: COMES_DOWN,
    action: 'unpublish',
    at: momentIn(settings.timeZone, day, '09:00'),
    digest: null,
    userId: Number(administrator.id),
    scheduledBy: 'The demo',
    afterwards: null,
  });
}
