import { linkedTo, list, type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';

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
    if (variants.length === 1) {
      objections.push({
        path: ['variants'],
        message:
          'An experiment needs two variants, or none: add another, which may be the banner as it stands, or remove this one.',
      });
    }
    if (!variants.some(({ weight }) => Number(weight) > 0)) {
      objections.push({
        path: ['variants', 0, 'weight'],
        message:
          'Every variant has the weight 0, so none can be drawn: give at least one of them a weight of 1 or more.',
      });
    }
    const keys = variants.map(({ key }) => text(key));
    const looks = variants.map((variant) => shown(variant, banner));
    for (const index of variants.keys()) {
      const [namesake, duplicate] = [placeOfEqual(keys, index), placeOfEqual(looks, index)];
      if (namesake < index) {
        objections.push({
          path: ['variants', index, 'key'],
          message: `Variants ${namesake + 1} and ${index + 1} have the same key, “${keys[index]}”, and would be counted as one: give each its own.`,
        });
      }
      if (duplicate < index) {
        objections.push({
          path: ['variants', index, 'message'],
          message: `Variants ${duplicate + 1} and ${index + 1} show the same, so comparing them measures nothing: change the message, detail or actions of one. Only one variant may leave all of them empty.`,
        });
      }
    }
    return objections;
  },
};
