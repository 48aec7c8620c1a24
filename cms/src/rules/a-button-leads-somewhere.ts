import { isLinked, type Rule, text } from './rule';

const on = 'marketing.action';

export const aButtonLeadsSomewhere: Rule[] = [
  {
    on,
    when: 'save',
    // An address that is left over from another kind is not shown: kept, it would look as if readers were led there.
    check(action) {
      if ((action.kind === 'chat' || action.kind === 'guide') && text(action.url)) action.url = null;
      return [];
    },
  },
  {
    on,
    when: 'publish',
    check: ({ kind, guide }) =>
      kind === 'guide' && !isLinked(guide)
        ? [{ path: ['guide'], message: 'This button offers a guide: choose which, or give it another kind.' }]
        : [],
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
