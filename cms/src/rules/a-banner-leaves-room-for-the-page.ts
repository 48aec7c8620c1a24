import { type Button, crowdedScreens, type Edge, isEdge } from '@patient-press/shared/banner-space';
import { linkedTo, list, type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { spaceWords as words } from './words/banner';

interface Shown {
  message: string;
  buttons: Button[];
  /** The field to shorten. */
  path: Objection['path'];
}

const buttonsOf = (actions: unknown): Button[] =>
  list(actions).map(({ kind, label }) => ({ kind, label: text(label) }));

/** What readers may see: the variants that are drawn, or the banner itself. */
function shownBy(banner: ReadonlyFields): Shown[] {
  const itself: Shown = { message: text(banner.message), buttons: buttonsOf(banner.actions), path: ['message'] };
  const drawn = list(banner.variants).flatMap((variant, index): Shown[] => {
    if (!(Number(variant.weight) > 0)) return [];
    const own = buttonsOf(variant.actions);
    const message = text(variant.message);
    return [
      {
        message: message || itself.message,
        buttons: own.length > 0 ? own : itself.buttons,
        path: message || own.length > 0 ? ['variants', index, 'message'] : ['message'],
      },
    ];
  });
  return drawn.length > 0 ? drawn : [itself];
}

function objectionTo(shown: Shown, edge: Edge, label: string, sponsor: string): Objection[] {
  const [worst] = crowdedScreens(edge, { ...shown, label, sponsor });
  return worst ? [{ path: shown.path, message: words.tooHigh({ ...worst.screen, banner: worst.height }) }] : [];
}

/** At the top or the bottom of a phone, a banner takes at most its share of the screen: readers came for the page. */
export const aBannerLeavesRoomForThePage: Rule = {
  on: 'api::cta-banner.cta-banner',
  when: 'publish',
  async check(banner, strapi) {
    const { placement } = banner;
    if (!isEdge(placement)) return [];
    const where = linkedTo(banner.sponsor);
    const sponsor = where && (await strapi.db.query('api::sponsor.sponsor').findOne({ where }));
    return shownBy(banner).flatMap((shown) =>
      objectionTo(shown, placement, text(banner.label), text(sponsor?.legalName)),
    );
  },
};
