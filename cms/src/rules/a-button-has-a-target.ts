import { linkedTo, text } from '../platform/fields';
import { isPublishedTogether } from '../releases/published-together';
import type { Rule } from './rule';
import { bannerRuleWords as words } from './words/banner';

const on = 'marketing.action';

export const aButtonHasATarget: Rule[] = [
  {
    on,
    when: 'publish',
    // A URL that is left over from another kind is not shown. Stored, it would look as if it were.
    normalize(action) {
      if ((action.kind === 'chat' || action.kind === 'guide') && text(action.url)) action.url = null;
    },
    async check({ kind, guide }, strapi) {
      if (kind !== 'guide') return [];
      const where = linkedTo(guide);
      const chosen = where && (await strapi.db.query('api::guide.guide').findOne({ where }));
      if (!chosen) return [{ path: ['guide'], message: words.noGuide }];
      if (isPublishedTogether(chosen.documentId)) return [];
      const published = { documentId: chosen.documentId, publishedAt: { $notNull: true } };
      if ((await strapi.db.query('api::guide.guide').count({ where: published })) > 0) return [];
      return [{ path: ['guide'], message: words.guideNotPublished(text(chosen.title)) }];
    },
  },
  {
    on,
    when: 'publish',
    async check({ kind, url }, strapi) {
      if (kind !== 'call' || text(url)) return [];
      const settings = await strapi.db.query('api::site-settings.site-settings').findOne({ select: ['phoneNumber'] });
      return text(settings?.phoneNumber) ? [] : [{ path: ['url'], message: words.noPhoneNumber }];
    },
  },
];
