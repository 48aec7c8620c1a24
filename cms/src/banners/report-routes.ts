import type { Core } from '@strapi/strapi';
import { recordDone } from '../audit/record';
import { toCsv } from '../platform/csv';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Ability, mayReadType } from '../platform/permissions';
import { readCounts } from './counts';
import { BANNER } from './published-banners';
import { readReadableBanners } from './readable-banners';
import { readBannerList, readBannerReport } from './report';
import type { Period, ReportedBanner } from './report-contract';
import { PeriodError, periodFrom } from './report-period';

const notYours = 'This banner doesn’t exist, or your role can’t open it. Ask an administrator.';

async function countsCsv(strapi: Core.Strapi, { documentId, name }: ReportedBanner, period: Period): Promise<string> {
  const counts = await readCounts(strapi, documentId, period);
  return toCsv(
    ['day', 'banner', 'variant', 'placement', 'seen', 'clicked', 'led', 'suspect seen', 'suspect clicked'],
    counts.map(({ day, variant, placement, seen, clicked, led, suspectSeen, suspectClicked }) => {
      return [day, name ?? documentId, variant, placement, seen, clicked, led, suspectSeen, suspectClicked];
    }),
  );
}

/** Reports to users who may read banners how banners perform: numbers only, never anything about readers. */
export function registerBannerReportRoutes(strapi: Core.Strapi): void {
  /** Answers for a period, or says what is wrong with the one that was asked for. */
  const forPeriod =
    (
      answer: (ctx: Parameters<Core.MiddlewareHandler>[0], period: Period) => Promise<unknown>,
    ): Core.MiddlewareHandler =>
    async (ctx) => {
      const ability: Ability = ctx.state.userAbility;
      if (!mayReadType(ability, BANNER)) return ctx.forbidden('Your role can’t open banners. Ask an administrator.');
      ctx.set('Cache-Control', 'no-store');
      try {
        return await answer(ctx, periodFrom(ctx.query));
      } catch (error) {
        if (error instanceof PeriodError) return ctx.badRequest(error.message);
        throw error;
      }
    };

  const list = forPeriod(async (ctx, period) => {
    ctx.body = await readBannerList(strapi, await readReadableBanners(strapi, ctx.state.userAbility), period);
  });

  const report = forPeriod(async (ctx, period) => {
    const banners = await readReadableBanners(strapi, ctx.state.userAbility);
    const banner = banners.find(({ documentId }) => documentId === ctx.params.documentId);
    if (!banner) return ctx.forbidden(notYours);
    if (ctx.query.format !== 'csv') {
      ctx.body = await readBannerReport(strapi, banner, period);
      return;
    }
    const file = `banner-${banner.documentId}-${period.from}-${period.to}.csv`;
    await recordDone(strapi, { action: 'file.exported', subject: { type: 'export', title: file } });
    ctx.attachment(file);
    ctx.type = 'text/csv; charset=utf-8; header=present';
    ctx.body = await countsCsv(strapi, banner, period);
  });

  addAdminRoutes(strapi, [
    { method: 'GET', path: '/banners/report', handler: list },
    { method: 'GET', path: '/banners/report/:documentId', handler: report },
  ]);
}
