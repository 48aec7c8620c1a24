import { isLinked, type Rule } from './rule';

/** Who answers for an advertisement must be named on it (ABA Model Rule 7.2(d)). */
export const aBannerIsPublishedWithItsSponsor: Rule = {
  on: 'api::cta-banner.cta-banner',
  when: 'publish',
  check: ({ sponsor }) =>
    isLinked(sponsor)
      ? []
      : [{ path: ['sponsor'], message: 'A banner needs a sponsor: choose the firm that answers for it.' }],
};
