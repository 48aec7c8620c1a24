import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { userActor } from '../audit/actor';
import type { AuditAction } from '../audit/contract';
import { recordDone } from '../audit/record';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Administrator, nameOf } from '../platform/http/administrator';
import { type MessageStep, messageSearch, messageStep, READ_FEEDBACK } from './contract';
import { readCounts } from './counts';
import { listMessages } from './list';
import { MESSAGES } from './messages';

const NOT_ASKED = 'This request isn’t valid. Reload the page, and try again.';
const GONE = 'This message was deleted.';

const recorded: Record<MessageStep['step'], AuditAction> = {
  done: 'feedback.handled',
  again: 'feedback.reopened',
  delete: 'feedback.deleted',
};

/** @returns whether the message is there. */
async function take(strapi: Core.Strapi, { id, step }: MessageStep, administrator: Administrator): Promise<boolean> {
  return strapi.db.connection.transaction(async (transaction) => {
    const message = transaction(MESSAGES).where({ id });
    const changed = await {
      done: () => message.whereNull('handled_at').update({ handled_at: new Date(), handled_by: nameOf(administrator) }),
      again: () => message.update({ handled_at: null, handled_by: null, is_suspect: false }),
      delete: () => message.delete(),
    }[step]();
    if (changed === 0) return (await transaction(MESSAGES).where({ id }).first('id')) !== undefined;
    await recordDone(
      strapi,
      { action: recorded[step], subject: { type: 'feedback', id }, by: userActor(administrator) },
      transaction,
    );
    return true;
  });
}

/** The routes behind the admin’s page of feedback, and the permission that opens it. */
export async function registerFeedbackRoutes(strapi: Core.Strapi): Promise<void> {
  // Before Strapi starts: it then forgets permissions of which it does not know the action.
  await strapi.service('admin::permission').actionProvider.registerMany([
    {
      section: 'settings',
      category: 'Feedback from readers',
      displayName: 'Read and mark as handled',
      uid: READ_FEEDBACK.replace('api::', ''),
    },
  ]);
  const list = adminHandler(messageSearch, NOT_ASKED, async (ctx, search, administrator) => {
    const found = await listMessages(strapi, search);
    // People write down who they are: who read it is on record.
    if (found.messages.length > 0)
      await recordDone(strapi, {
        action: 'feedback.read',
        subject: { type: 'feedback' },
        detail: { count: found.messages.length, messages: found.messages.map(({ id }) => id) },
        by: userActor(administrator),
      });
    ctx.body = found;
  });
  const step = adminHandler(messageStep, NOT_ASKED, async (ctx, wanted, administrator) => {
    if (!(await take(strapi, wanted, administrator))) return ctx.notFound(GONE);
    ctx.body = {};
  });
  const counts = adminHandler(z.strictObject({}), NOT_ASKED, async (ctx) => {
    ctx.body = await readCounts(strapi, new Date());
  });
  addAdminRoutes(
    strapi,
    [
      { method: 'POST', path: '/feedback/messages', handler: list },
      { method: 'POST', path: '/feedback/messages/step', handler: step },
      { method: 'POST', path: '/feedback/counts', handler: counts },
    ],
    [READ_FEEDBACK],
  );
}
