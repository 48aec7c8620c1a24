import { linkedTo, text } from '../platform/fields';
import type { Rule } from './rule';

const needed = {
  legalName: 'the legal name',
  officeAddress: 'the office address',
  responsibleAttorney: 'the responsible attorney',
};

/** Who answers for an advertisement, and where, must be named on it (ABA Model Rule 7.2(d)). */
export const aBannerIsPublishedWithItsSponsor: Rule = {
  on: 'api::cta-banner.cta-banner',
  when: 'publish',
  async check({ sponsor: chosen }, strapi) {
    const where = linkedTo(chosen);
    const sponsor = where && (await strapi.db.query('api::sponsor.sponsor').findOne({ where }));
    if (!sponsor) {
      return [{ path: ['sponsor'], message: 'A banner needs a sponsor: choose the firm that answers for it.' }];
    }
    const missing = Object.entries(needed).flatMap(([name, words]) => (text(sponsor[name]) ? [] : [words]));
    if (missing.length === 0) return [];
    const name = text(sponsor.legalName) || text(sponsor.responsibleAttorney) || text(sponsor.officeAddress);
    return [
      {
        path: ['sponsor'],
        message: `The sponsor ${name ? `“${name}”` : 'chosen'} is not complete: under “Sponsor”, fill in ${missing.join(' and ')}.`,
      },
    ];
  },
};
