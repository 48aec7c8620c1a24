export default [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  { name: 'strapi::poweredBy', config: { poweredBy: 'Patient Press' } },
  'global::intake',
  'strapi::query',
  'api::cta-event.small-body',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];
