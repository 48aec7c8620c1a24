import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Core } from '@strapi/strapi';
import { CONFIRM_HEADER } from '../platform/http/confirmation-contract';
import { type Ability, mayPublishDocument } from '../platform/permissions';
import type { ScheduleReason } from './contract';
import type { StoredSchedule } from './schedule-table';

/** A user of the admin with their roles, as Strapi's service finds them. */
export interface SchedulingUser {
  id: number;
  email: string;
  isActive: boolean;
  blocked: boolean | null;
}

/** Who is responsible for a schedule; null: their account is gone or closed, or it isn't known. */
export async function readSchedulingUser(
  strapi: Core.Strapi,
  { userId }: Pick<StoredSchedule, 'userId'>,
): Promise<SchedulingUser | null> {
  if (userId === null) return null;
  const user: SchedulingUser | null = await strapi.service('admin::user').findOne(userId);
  return user?.isActive && user.blocked !== true ? user : null;
}

const abilityOf = (strapi: Core.Strapi, user: SchedulingUser): Promise<Ability> =>
  strapi.service('admin::permission').engine.generateUserAbility(user);

/** Why someone may not do, now, what they scheduled; null: they may. Roles may have changed since. */
export async function findMissingPermission(
  strapi: Core.Strapi,
  schedule: StoredSchedule,
  user: SchedulingUser | null,
): Promise<ScheduleReason | null> {
  if (!user) return 'account-gone';
  const { contentType: uid, documentId } = schedule;
  const may = await mayPublishDocument(strapi, await abilityOf(strapi, user), { uid, documentId });
  return may ? null : 'not-permitted';
}

/**
 * Runs something as if this user had just asked for it in the admin, and confirmed it: records name them, and rules that ask who
 * is there find them.
 */
export async function asUser(strapi: Core.Strapi, user: SchedulingUser, run: () => Promise<void>): Promise<void> {
  const request = new IncomingMessage(new Socket());
  request.headers[CONFIRM_HEADER] = 'true';
  const context = strapi.server.app.createContext(request, new ServerResponse(request));
  context.state = { user, userAbility: await abilityOf(strapi, user), isAuthenticated: true };
  await strapi.requestContext.run(context, run);
}
