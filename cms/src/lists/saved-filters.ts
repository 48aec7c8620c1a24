import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { SavedFilter, SaveFilter } from './contract';

/** More than anyone looks through. */
const MOST_OF_ONE_LIST = 50;

const rows = z.array(
  z.object({
    id: z.coerce.number(),
    name: z.string(),
    query: z.string(),
    isShared: z.boolean(),
    isMine: z.boolean(),
  }),
);

/** Someone has as many filters of a list as there may be. */
export class TooManyFiltersError extends Error {
  override name = 'TooManyFiltersError';
}

/** Someone's own filters of a list, and those that others share. @param userId of the administrator who asks. */
export async function readSavedFilters(
  strapi: Core.Strapi,
  contentType: string,
  userId: number,
): Promise<SavedFilter[]> {
  const found = await strapi.db.connection.raw(
    `select id, name, query, is_shared as "isShared", owner = :userId as "isMine"
     from patient_press_saved_filters
     where content_type = :contentType and (owner = :userId or is_shared)
     order by is_shared, lower(name), id`,
    { contentType, userId },
  );
  return rows.parse(found.rows);
}

/** Saves a filter under a name. One's own of that name is replaced. @throws TooManyFiltersError */
export async function saveFilter(
  strapi: Core.Strapi,
  { contentType, name, query, isShared }: SaveFilter,
  userId: number,
): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    // Of many at the same time, each sees those before it.
    await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [`patient_press_saved_filters ${userId}`]);
    await trx.raw(
      `insert into patient_press_saved_filters (content_type, name, query, is_shared, owner)
       values (:contentType, :name, :query, :isShared, :userId)
       on conflict (owner, content_type, name) do update set query = excluded.query, is_shared = excluded.is_shared`,
      { contentType, name, query, isShared, userId },
    );
    const [{ count } = { count: 0 }] = await trx('patient_press_saved_filters')
      .where({ owner: userId, content_type: contentType })
      .count({ count: '*' });
    if (Number(count) > MOST_OF_ONE_LIST)
      throw new TooManyFiltersError(
        `You have ${MOST_OF_ONE_LIST} saved filters for this list, and there can’t be more. Delete one that you no longer use.`,
      );
  });
}

/** Deletes a filter of one's own. @returns whether there was one. */
export async function deleteFilter(strapi: Core.Strapi, id: number, userId: number): Promise<boolean> {
  return (await strapi.db.connection('patient_press_saved_filters').where({ id, owner: userId }).delete()) > 0;
}
