import type { Core } from '@strapi/strapi';
import { z } from 'zod';

/** Who is asking, as Strapi notes it on a request: an admin user, or an API token. */
const asking = z.object({
  user: z.object({ firstname: z.string().nullish(), lastname: z.string().nullish(), email: z.string() }).nullish(),
  auth: z.object({ credentials: z.object({ name: z.string().optional() }).nullish() }).nullish(),
});

/** The name of the user who sent the request that is being answered; null outside of one, as when the cms starts. */
export function publisherOf(strapi: Core.Strapi): string | null {
  const { data } = asking.safeParse(strapi.requestContext.get()?.state);
  if (data?.user) {
    const { firstname, lastname, email } = data.user;
    const name = [firstname, lastname].filter(Boolean).join(' ');
    return name ? `${name} (${email})` : email;
  }
  // The credentials of an admin user, handled above, are the user: only a token has a name.
  const token = data?.auth?.credentials?.name;
  return token ? `API token “${token}”` : null;
}
