import { signTicket } from '@patient-press/shared/tickets';
import type { Core } from '@strapi/strapi';
import { recordDone } from '../audit/record';
import { environment } from '../platform/environment';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { readTimeZone } from '../platform/time-zone/read';
import { askedPast, type OpenedPast, READ_PAST } from './past-contract';
import { pathFrom, QuestionError, timeFrom } from './question';
import { siteRecordWords as words } from './words';

const TICKET_SECONDS = 600;

/** Sends those who may read what readers got to the press, which has it, and notes in the log who looked at what. */
export async function registerPastRoutes(strapi: Core.Strapi): Promise<void> {
  // Before Strapi starts: it then forgets permissions of which it does not know the action.
  await strapi.service('admin::permission').actionProvider.registerMany([
    {
      section: 'settings',
      category: 'What readers saw',
      displayName: 'Read what readers got',
      uid: READ_PAST.replace('api::', ''),
    },
  ]);

  const open = adminHandler(askedPast, words.notAQuestion, async (ctx, { page, ...asked }, { id }) => {
    try {
      const path = pathFrom(page);
      const { from, to, isMoment } = timeFrom(asked, await readTimeZone(strapi));
      const at = isMoment ? from : new Date(Date.parse(to) - 1).toISOString();
      strapi.log.info(`Administrator ${id} opened what readers got at ${JSON.stringify(path)} at ${at}.`);
      await recordDone(strapi, { action: 'past.opened', subject: { type: 'page', title: path }, detail: { at } });
      const ticket = signTicket(environment.PRESS_TOKEN, {
        for: 'past',
        expires: Math.floor(Date.now() / 1000) + TICKET_SECONDS,
        path,
        at,
        admin: new URL(environment.CMS_URL).origin,
      });
      ctx.body = { url: `${environment.SITE_URL}/_press/past?ticket=${ticket}` } satisfies OpenedPast;
    } catch (error) {
      if (!(error instanceof QuestionError)) throw error;
      ctx.badRequest(error.message);
    }
  });

  addAdminRoutes(strapi, [{ method: 'POST', path: '/site-record/past', handler: open }], [READ_PAST]);
}
