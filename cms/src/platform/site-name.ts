import type { Core } from '@strapi/strapi';
import { environment } from './environment';

/** The site's name, as its settings say it. */
export async function siteNameOf(strapi: Core.Strapi): Promise<string> {
  const settings = await strapi.db.query('api::site-settings.site-settings').findOne({ select: ['siteName'] });
  return String(settings?.siteName ?? new URL(environment.SITE_URL).host);
}
