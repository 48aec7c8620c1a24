import type { Migration } from '../../platform/migrations';

/**
 * Requests of the last days of a month were once purged up to three days later than readers are promised. The session's zone
 * may differ from Strapi's, which can only bring a day forward.
 */
const keepPromise = ['callback_requests', 'guide_downloads']
  .map(
    (table) => `
  update ${table} set purge_on = (created_at + interval '18 months')::date
    where extract(day from created_at) >= 29 and erased_at is null
      and purge_on > (created_at + interval '18 months')::date
      and purge_on <= (created_at + interval '18 months')::date + 3;`,
  )
  .join('');

/** Brings forward the purge of requests that were to be stored for longer than was promised. */
export const purgeAsPromised: Migration = {
  name: 'requests/0002-purge-as-promised',
  up: ({ trx }) => trx.raw(keepPromise),
};
