import { endOfDay, startOfDay } from '@patient-press/shared/time-zones';
import type { Core } from '@strapi/strapi';
import { recordDone } from '../audit/record';
import { BANNER } from '../banners/published-banners';
import { PeriodError, periodFrom } from '../banners/report-period';
import { readVersions, versionsCsv } from '../banners/versions';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Ability, readableOf } from '../platform/permissions';
import { readTimeZone } from '../platform/time-zone/read';
import { searchPages } from './page-record';
import { pathFrom, QuestionError, textOf, timeFrom } from './question';
import { whatReadersSaw } from './what-readers-saw';
import { siteRecordWords as words } from './words';

type Context = Parameters<Core.MiddlewareHandler>[0];

/** Shows those who may read all banners what readers of a page could see on a day. */
export function registerSiteRecordRoutes(strapi: Core.Strapi): void {
  /** Which banner a page had depends on all of them: a role with conditions, which may open some, gets no answer. */
  const answering =
    (answer: (ctx: Context) => Promise<unknown>): Core.MiddlewareHandler =>
    async (ctx) => {
      const ability: Ability = ctx.state.userAbility;
      const readable = await readableOf(strapi, ability, BANNER);
      if (!readable || readable.hasConditions) return ctx.forbidden(words.noRole);
      ctx.set('Cache-Control', 'no-store');
      try {
        return await answer(ctx);
      } catch (error) {
        if (error instanceof QuestionError || error instanceof PeriodError) return ctx.badRequest(error.message);
        throw error;
      }
    };

  const pages = answering(async (ctx) => {
    ctx.body = { pages: await searchPages(strapi, textOf(ctx.query.search)) };
  });

  const shown = answering(async (ctx) => {
    const asked = timeFrom(ctx.query, await readTimeZone(strapi));
    ctx.body = await whatReadersSaw(strapi, pathFrom(ctx.query.page), asked);
  });

  const versions = answering(async (ctx) => {
    const period = periodFrom(ctx.query);
    const timeZone = await readTimeZone(strapi);
    const [from, to] = [startOfDay(timeZone, period.from), endOfDay(timeZone, period.to)];
    const found = (await readVersions(strapi)).filter(
      ({ shownFrom, shownUntil }) => shownFrom !== null && shownFrom < to && (shownUntil === null || from < shownUntil),
    );
    const file = `banners-${period.from}-${period.to}.csv`;
    await recordDone(strapi, { action: 'file.exported', subject: { type: 'export', title: file } });
    ctx.attachment(file);
    ctx.type = 'text/csv; charset=utf-8; header=present';
    ctx.body = versionsCsv(found);
  });

  addAdminRoutes(strapi, [
    { method: 'GET', path: '/site-record/pages', handler: pages },
    { method: 'GET', path: '/site-record/shown', handler: shown },
    { method: 'GET', path: '/site-record/versions', handler: versions },
  ]);
}
