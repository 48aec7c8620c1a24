import { linkedTo, text } from '../platform/fields';
import type { Rule } from './rule';
import { bannerRuleWords as words } from './words/banner';

/** Who answers for an advertisement, and where, must be named on it (ABA Model Rule 7.2(d)). */
export const aBannerIsPublishedWithItsSponsor: Rule = {
  on: 'api::cta-banner.cta-banner',
  when: 'publish',
  async check({ sponsor: chosen }, strapi) {
    const where = linkedTo(chosen);
    const sponsor = where && (await strapi.db.query('api::sponsor.sponsor').findOne({ where }));
    if (!sponsor) {
      return [{ path: ['sponsor'], message: words.noSponsor }];
    }
    const missing = Object.entries(words.sponsorFields).flatMap(([field, called]) =>
      text(sponsor[field]) ? [] : [called],
    );
    if (missing.length === 0) return [];
    const name = text(sponsor.legalName) || text(sponsor.responsibleAttorney) || text(sponsor.officeAddress);
    return [{ path: ['sponsor'], message: words.sponsorIncomplete({ name, missing }) }];
  },
};
