import { freeCiteKey, makeCiteKey } from '@patient-press/shared/cite-key';
import { type Fields, text } from '../../platform/fields';
import { tableOf } from '../../platform/join-table';
import type { Migration } from '../../platform/migrations';
import { citedWorkOf } from '../cited-work';
import { SOURCE } from '../sources-by-key';

/** Gives every source that has no cite key one, the oldest first: of several that would have the same, it has no letter. */
export const makeCiteKeys: Migration = {
  name: 'citations/0001-make-cite-keys',
  async up({ strapi, trx }) {
    const sources: (Fields & { id: number })[] = await strapi.db
      .query(SOURCE)
      .findMany({ populate: ['authorNames'], orderBy: { id: 'asc' } });
    const taken = new Set(sources.map(({ citeKey }) => text(citeKey).toLowerCase()).filter(Boolean));
    for (const source of sources) {
      if (text(source.citeKey)) continue;
      const key = freeCiteKey(makeCiteKey(citedWorkOf(source)), taken);
      taken.add(key);
      await trx(tableOf(strapi, SOURCE)).where({ id: source.id }).update({ cite_key: key });
    }
  },
};
