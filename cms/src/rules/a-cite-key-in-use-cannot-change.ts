import { SOURCE } from '../citations/sources-by-key';
import { fieldLabel } from '../platform/field-label';
import { text } from '../platform/fields';
import { findUses } from '../where-used/find-uses';
import type { Rule } from './rule';
import { sourceWords as words } from './words/source';

/** More names than these no one reads in one message. */
const NAMED = 5;

/** Texts name a source by its key: with another key, their marks would cite nothing. */
export const aCiteKeyInUseCannotChange: Rule = {
  on: SOURCE,
  when: 'save',
  async check(source, strapi, documentId) {
    if (!documentId || !('citeKey' in source)) return [];
    const stored = await strapi.db.query(SOURCE).findOne({ select: ['citeKey'], where: { documentId } });
    const key = text(stored?.citeKey);
    if (!key || key === source.citeKey) return [];
    // On the connection of the save: many at once would else wait for connections that they hold themselves.
    const uses = await strapi.db.transaction(({ trx }) => findUses(strapi, trx, { citeKeys: [key] }));
    const names = new Set(
      uses.map(
        ({ uid, title, field }) =>
          `${strapi.contentType(uid).info.displayName.toLowerCase()} “${title}” (${fieldLabel(strapi, uid, field)})`,
      ),
    );
    if (names.size === 0) return [];
    const message = words.citeKeyInUse({ key, uses: [...names].slice(0, NAMED), more: names.size - NAMED });
    return [{ path: ['citeKey'], message }];
  },
};
