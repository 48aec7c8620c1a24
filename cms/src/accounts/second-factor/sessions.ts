import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { LoginStep } from './contract';
import { needOf } from './need';

/*
 * Every session of the admin is a row of Strapi's, whichever route makes it: a login, an invitation, a reset, the first
 * administrator. Here a row is born `pending` when its owner needs a second factor and no row before it passed one. Strapi gives
 * access tokens only for rows that are `active`, and renews only those: a route that we don't know of gives no session, either.
 */

const ORIGIN = 'admin';
const PENDING = 'pending';
const PENDING_MS = 600_000;

const metadata = z.looseObject({ secondFactor: z.boolean().optional() }).nullish().catch(null);
const newSession = z.looseObject({ origin: z.string(), userId: z.string(), sessionId: z.string(), metadata });

const hasPassed = (known: z.infer<typeof metadata>) => known?.secondFactor === true;

const sessionsIn = (strapi: Core.Strapi) => strapi.db.query('admin::session');

/** Has sessions begin as pending ones. Call it before anyone can log in. */
export function holdSessions(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: ['admin::session'],
    async beforeCreate({ params }) {
      const session = newSession.parse(params.data);
      if (session.origin !== ORIGIN || hasPassed(session.metadata)) return;
      const need = await needOf(strapi, Number(session.userId));
      if (need === 'nothing') return;
      Object.assign(params.data, { status: PENDING });
      const state = strapi.requestContext.get()?.state;
      if (state) state.loginStep = { step: need, ticket: session.sessionId } satisfies LoginStep;
    },
  });
}

/** Whether a session's owner did all that is asked of them by now: a role may have been given, or a factor set up, since. */
export async function isComplete(strapi: Core.Strapi, sessionId: string, userId: number): Promise<boolean> {
  const session = await sessionsIn(strapi).findOne({ where: { sessionId }, select: ['metadata'] });
  return hasPassed(metadata.parse(session?.metadata)) || (await needOf(strapi, userId)) === 'nothing';
}

/** A login that waits for its second step. */
export interface PendingLogin {
  sessionId: string;
  userId: number;
}

/** The login that a ticket names; null: there is none, or it has waited for too long. */
export async function findPendingLogin(strapi: Core.Strapi, ticket: string): Promise<PendingLogin | null> {
  const session = await sessionsIn(strapi).findOne({
    where: {
      sessionId: ticket,
      origin: ORIGIN,
      status: PENDING,
      createdAt: { $gt: new Date(Date.now() - PENDING_MS) },
      expiresAt: { $gt: new Date() },
    },
  });
  return session ? { sessionId: ticket, userId: Number(session.userId) } : null;
}

/** Marks a session as one that passed the second factor, and makes it work. */
export async function completeSession(strapi: Core.Strapi, sessionId: string): Promise<void> {
  const session = await sessionsIn(strapi).findOne({ where: { sessionId } });
  if (!session) return;
  await sessionsIn(strapi).update({
    where: { sessionId },
    data: { status: 'active', metadata: { ...metadata.parse(session.metadata), secondFactor: true } },
  });
}

/** Ends someone's sessions but one. */
export async function endOtherSessions(strapi: Core.Strapi, userId: number, sessionId: string): Promise<void> {
  await sessionsIn(strapi).deleteMany({
    where: { userId: String(userId), origin: ORIGIN, sessionId: { $ne: sessionId } },
  });
}
