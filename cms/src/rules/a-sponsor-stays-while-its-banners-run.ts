import type { Core, Modules } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** A published banner names who answers for it: a sponsor that one stands on is not deleted. */
export const aSponsorStaysWhileItsBannersRun =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    if (uid !== 'api::sponsor.sponsor' || action !== 'delete') return next();
    const { documentId } = params;
    const banners = await strapi.db.query('api::cta-banner.cta-banner').findMany({
      select: ['name'],
      where: { sponsor: { documentId }, publishedAt: { $notNull: true } },
      orderBy: { name: 'asc' },
    });
    if (banners.length === 0) return next();
    const names = banners.map(({ name }) => `“${name}”`).join(', ');
    throw new errors.ValidationError(
      `This sponsor answers for published banners: ${names}. Give them another sponsor, or unpublish them, and then delete it.`,
    );
  };
