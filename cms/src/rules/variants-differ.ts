import { linkedTo, list, type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { variantWords as words } from './words/banner';

const actionsOf = (fields: ReadonlyFields) =>
  list(fields.actions).map(({ kind, label, url, guide }) => [kind, text(label), text(url), linkedTo(guide)]);

/** What readers see of a variant, to compare it with another's. */
function shown(variant: ReadonlyFields, banner: ReadonlyFields): string {
  const actions = actionsOf(variant);
  return JSON.stringify([
    text(variant.message) || text(banner.message),
    text(variant.detail) || text(banner.detail),
    actions.length > 0 ? actions : actionsOf(banner),
  ]);
}

const placeOfEqual = (values: readonly unknown[], index: number) => values.indexOf(values[index]);

/** An experiment draws one of several variants for a reader: variants that can be distinguished, and that say different things. */
export const variantsDiffer: Rule = {
  on: 'api::cta-banner.cta-banner',
  when: 'publish',
  check(banner) {
    const variants = list(banner.variants);
    if (variants.length === 0) return [];
    const objections: Objection[] = [];
    const object = (path: Objection['path'], message: string) => objections.push({ path, message });
    if (variants.length === 1) object(['variants'], words.onlyOne);
    if (!variants.some(({ weight }) => Number(weight) > 0)) object(['variants', 0, 'weight'], words.allZero);
    const keys = variants.map(({ key }) => text(key));
    const looks = variants.map((variant) => shown(variant, banner));
    for (const index of variants.keys()) {
      const [sameKey, sameLook] = [placeOfEqual(keys, index), placeOfEqual(looks, index)];
      const other = index + 1;
      if (sameKey < index)
        object(['variants', index, 'key'], words.sameKey({ one: sameKey + 1, other, key: keys[index] ?? '' }));
      if (sameLook < index) object(['variants', index, 'message'], words.sameContent({ one: sameLook + 1, other }));
    }
    return objections;
  },
};
