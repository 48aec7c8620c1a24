import type { Core } from '@strapi/strapi';
import { z } from 'zod';

/** Who sent a request: an admin user, or an API token. */
export interface Author {
  /** `Ada Sample (ada@example.com)`, or `API token “Import”`. */
  name: string;
  /** Of the admin user; null: it was a token. */
  userId: number | null;
}

/** Who is asking, as Strapi notes it on a request. */
const asking = z.object({
  user: z
    .object({ id: z.number(), firstname: z.string().nullish(), lastname: z.string().nullish(), email: z.string() })
    .nullish(),
  auth: z.object({ credentials: z.object({ name: z.string().optional() }).nullish() }).nullish(),
});

/** Who sent the request that is being answered; null outside of one, as when the cms starts or a job runs. */
export function authorOf(strapi: Core.Strapi): Author | null {
  const { data } = asking.safeParse(strapi.requestContext.get()?.state);
  if (data?.user) {
    const { id, firstname, lastname, email } = data.user;
    const name = [firstname, lastname].filter(Boolean).join(' ');
    return { name: name ? `${name} (${email})` : email, userId: id };
  }
  // The credentials of an admin user, handled above, are the user: only a token has a name.
  const token = data?.auth?.credentials?.name;
  return token ? { name: `API token “${token}”`, userId: null } : null;
}
