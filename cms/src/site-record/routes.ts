import { endOfDay, momentIn, startOfDay } from '@patient-press/shared/time-zones';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { sitePath } from '../addresses/link-targets';
import { BANNER } from '../banners/published-banners';
import { PeriodError, periodFrom } from '../banners/report-period';
import { readVersions, versionsCsv } from '../banners/versions';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Ability, readableOf } from '../platform/permissions';
import { readTimeZone } from '../platform/time-zone/read';
import { searchPages } from './page-record';
import { type AskedTime, whatReadersSaw } from './what-readers-saw';
import { siteRecordWords as words } from './words';

type Context = Parameters<Core.MiddlewareHandler>[0];

/** A question can't be answered: the message says what to ask instead. */
class QuestionError extends Error {
  override name = 'QuestionError';
}

const textOf = (asked: unknown): string => (typeof asked === 'string' ? asked.trim() : '');

/** The path of a page of this site that someone entered, as a path or as a URL. @throws QuestionError */
function pathFrom(asked: unknown): string {
  const path = sitePath(textOf(asked));
  if (path === null) throw new QuestionError(words.notOfSite);
  return path;
}

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A day as far as it is past, or one moment of it. @throws QuestionError */
function timeFrom({ day, time }: { day?: unknown; time?: unknown }, timeZone: string): AskedTime {
  const asked = z.iso.date().safeParse(day);
  if (!asked.success) throw new QuestionError(words.notADay);
  const now = new Date().toISOString();
  const clock = textOf(time);
  if (clock) {
    if (!timeOfDay.test(clock)) throw new QuestionError(words.notATime);
    const from = momentIn(timeZone, asked.data, clock);
    const to = new Date(Date.parse(from) + 1).toISOString();
    if (from > now) throw new QuestionError(words.notYet);
    return { from, to, timeZone, isMoment: true };
  }
  const [from, to] = [startOfDay(timeZone, asked.data), endOfDay(timeZone, asked.data)];
  if (from > now) throw new QuestionError(words.notYet);
  return { from, to: [to, now].sort()[0] ?? to, timeZone, isMoment: false };
}

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
    ctx.attachment(`banners-${period.from}-${period.to}.csv`);
    ctx.type = 'text/csv; charset=utf-8; header=present';
    ctx.body = versionsCsv(found);
  });

  addAdminRoutes(strapi, [
    { method: 'GET', path: '/site-record/pages', handler: pages },
    { method: 'GET', path: '/site-record/shown', handler: shown },
    { method: 'GET', path: '/site-record/versions', handler: versions },
  ]);
}
