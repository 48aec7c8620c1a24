import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type Administrator, nameOf } from '../platform/http/administrator';
import type { ActorKind } from './contract';

/** Who did something: a user of the admin, a token, the cms by its own schedule, or someone who hasn't logged in. */
export interface Actor {
  kind: ActorKind;
  id: string;
  /** As it is now. */
  name: string;
}

/** What Strapi notes on a request about who asks. The credentials of an admin user are the user. */
const asking = z.object({
  user: z
    .object({
      id: z.union([z.number(), z.string()]),
      email: z.string(),
      firstname: z.string().nullish(),
      lastname: z.string().nullish(),
    })
    .nullish(),
  auth: z
    .object({
      credentials: z.object({ id: z.union([z.number(), z.string()]), name: z.string().optional() }).nullish(),
    })
    .nullish(),
});

export const userActor = (user: Administrator): Actor => ({ kind: 'user', id: String(user.id), name: nameOf(user) });

const system: Actor = { kind: 'system', id: '', name: '' };
export const unknown: Actor = { kind: 'unknown', id: '', name: '' };

/** Who sent the request that is being answered; outside of one, the cms itself. */
export function actorOf(strapi: Core.Strapi): Actor {
  const context = strapi.requestContext.get();
  if (!context) return system;
  const { data } = asking.safeParse(context.state);
  if (data?.user) return userActor(data.user);
  const token = data?.auth?.credentials;
  return token?.name ? { kind: 'token', id: String(token.id), name: token.name } : unknown;
}
