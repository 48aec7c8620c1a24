import type { Core } from '@strapi/strapi';
import { recordDone } from '../audit/record';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Ability, mayReadType } from '../platform/permissions';
import { BANNER } from './published-banners';
import { readReadableBanners } from './readable-banners';
import { today } from './report-period';
import { readVersions, versionsCsv } from './versions';

/** Hands those who may read a banner every version of it that readers could see: to look at, and to keep as a file. */
export function registerBannerVersionsRoutes(strapi: Core.Strapi): void {
  const versions: Core.MiddlewareHandler = async (ctx) => {
    const ability: Ability = ctx.state.userAbility;
    const banners = mayReadType(ability, BANNER) ? await readReadableBanners(strapi, ability) : [];
    const banner = banners.find(({ documentId }) => documentId === ctx.params.documentId);
    if (!banner) return ctx.forbidden('This banner doesn’t exist, or your role can’t open it. Ask an administrator.');
    ctx.set('Cache-Control', 'no-store');
    const found = await readVersions(strapi, banner.documentId);
    const { format } = ctx.query;
    const name = `banner-${banner.documentId}-versions-${today()}`;
    if (format === 'csv' || format === 'json') {
      const title = `${name}.${format}`;
      await recordDone(strapi, { action: 'file.exported', subject: { type: 'export', title } });
    }
    if (format === 'csv') {
      ctx.attachment(`${name}.csv`);
      ctx.type = 'text/csv; charset=utf-8; header=present';
      ctx.body = versionsCsv(found);
      return;
    }
    if (format === 'json') ctx.attachment(`${name}.json`);
    ctx.type = 'application/json; charset=utf-8';
    ctx.body = JSON.stringify({ versions: found }, null, format === 'json' ? 2 : 0);
  };

  addAdminRoutes(strapi, [{ method: 'GET', path: '/banners/:documentId/versions', handler: versions }]);
}
