import { findTimeZone, UTC } from '@patient-press/shared/time-zones';
import type { Core } from '@strapi/strapi';

/**
 * The newsroom's time zone, as the site settings have it now; UTC until one is chosen. Read each time: another process may
 * have changed it.
 */
export async function readTimeZone(strapi: Core.Strapi): Promise<string> {
  const settings = await strapi.db.query('api::site-settings.site-settings').findOne({ select: ['timeZone'] });
  const { timeZone } = settings ?? {};
  return (typeof timeZone === 'string' && findTimeZone(timeZone)) || UTC;
}
