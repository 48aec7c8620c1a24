import { pagePath } from '@patient-press/shared/paths';
import type { Core } from '@strapi/strapi';
import { environment } from '../../platform/environment';
import type { Sender } from './lay-out-mail';

/** The slug of the page on how readers' data is stored. */
const PRIVACY = 'privacy';

/** Who a mail comes from, as the site's settings say it now. */
export async function readSender(strapi: Core.Strapi): Promise<Sender> {
  const { SITE_URL: siteUrl } = environment;
  const [settings, privacy] = await Promise.all([
    strapi.db.query('api::site-settings.site-settings').findOne({
      select: ['siteName', 'publisherName', 'medicalDisclaimer'],
    }),
    strapi.documents('api::page.page').findFirst({
      filters: { slug: PRIVACY },
      status: 'published',
      fields: ['slug'],
    }),
  ]);
  const siteName = String(settings?.siteName ?? new URL(siteUrl).host);
  return {
    siteName,
    siteUrl,
    publisherName: String(settings?.publisherName ?? siteName),
    medicalDisclaimer: String(settings?.medicalDisclaimer ?? ''),
    privacyUrl: privacy ? siteUrl + pagePath('api::page.page', PRIVACY) : null,
  };
}
