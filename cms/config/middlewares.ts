export default [
  // Before all that asks whose request it is.
  'global::client-address',
  // Before the log, which writes down whole addresses: whoever has a signed one can open what it opens.
  'global::guide-links',
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  { name: 'strapi::poweredBy', config: { poweredBy: 'Patient Press' } },
  'global::hidden-types',
  'global::intake',
  'strapi::query',
  'api::cta-event.small-body',
  'strapi::body',
  'global::storable-texts',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];
