import { linkedTo, text } from '../platform/fields';
import type { Rule } from './rule';

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
      if (!chosen)
        return [{ path: ['guide'], message: 'This button offers a guide: choose which, or give it another kind.' }];
      const published = { documentId: chosen.documentId, publishedAt: { $notNull: true } };
      if ((await strapi.db.query('api::guide.guide').count({ where: published })) > 0) return [];
      const message = `The guide “${text(chosen.title)}” isn’t published, so this button would go nowhere. Publish the guide first, or choose another one.`;
      return [{ path: ['guide'], message }];
    },
  },
  {
    on,
    when: 'publish',
    async check({ kind, url }, strapi) {
      if (kind !== 'call' || text(url)) return [];
      const settings = await strapi.db.query('api::site-settings.site-settings').findOne({ select: ['phoneNumber'] });
      return text(settings?.phoneNumber)
        ? []
        : [
            {
              path: ['url'],
              message:
                'This button calls the site’s own number, and the site settings have none: write a number here, for example tel:+18776376843, or have one put there.',
            },
          ];
    },
  },
];
