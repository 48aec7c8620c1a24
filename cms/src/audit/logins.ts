import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Administrator } from '../platform/http/administrator';
import { unknown, userActor } from './actor';
import type { AuditAction } from './contract';
import { type Done, recordIfPossible } from './record';
import { userSubject } from './users';

const MINUTE_MS = 60_000;
/** Of attempts at no account of ours, in a minute and process: a flood of them fills no disk. */
const UNKNOWN_PER_MINUTE = 30;

let minute = 0;
let counted = 0;

/** Whether an attempt at an unknown account is listed; of those that aren't, the last that is says so. */
function listed(now: number): 'yes' | 'last' | 'no' {
  const current = Math.floor(now / MINUTE_MS);
  if (current !== minute) [minute, counted] = [current, 0];
  counted += 1;
  return counted < UNKNOWN_PER_MINUTE ? 'yes' : counted === UNKNOWN_PER_MINUTE ? 'last' : 'no';
}

type LoginAction = Extract<AuditAction, `login.${string}` | `password.${string}` | `second-factor.${string}`>;

/**
 * Records what happens at the door. It never keeps anyone out: without a log, someone must still be able to log in and take a page
 * down.
 * @param user whose account it is; null: there is none. What was typed isn't recorded: it may be a password in the wrong field.
 */
export async function recordLogin(
  strapi: Core.Strapi,
  action: LoginAction,
  user: Administrator | null,
  detail: Done['detail'] = {},
): Promise<void> {
  const failed = action === 'login.failed' || action === 'login.code-refused' || action === 'password.reset-asked';
  const rank = user ? 'yes' : listed(Date.now());
  if (rank === 'no') return;
  await recordIfPossible(strapi, {
    action,
    subject: user ? userSubject(user) : { type: 'user' },
    detail: rank === 'last' ? { ...detail, isLastThisMinute: true } : detail,
    by: user && !failed ? userActor(user) : unknown,
  });
}

const loggedOut = z.object({
  user: z.object({
    id: z.number(),
    email: z.string(),
    firstname: z.string().nullish(),
    lastname: z.string().nullish(),
  }),
});

/** Records who logs out: Strapi says so to those who listen. */
export function recordLogouts(strapi: Core.Strapi): void {
  strapi.eventHub.on('admin.logout', async (event: unknown) => {
    const { data } = loggedOut.safeParse(event);
    if (data) await recordLogin(strapi, 'login.ended', data.user);
  });
}
