import { environment } from '../src/platform/environment';

interface Asked {
  path: string;
}

export default [
  // Around everything, so that it counts each answer, whichever of the others gives it.
  'global::metrics',
  'global::healthz',
  // Before all that asks whose request it is.
  'global::client-address',
  // Before the log, which records whole URLs: anyone with a signed one can open what it opens.
  'global::guide-links',
  'strapi::logger',
  'strapi::errors',
  // Right within it: what a query or a body was refused for is no failure of ours.
  'global::refused-queries',
  'strapi::security',
  // After it, so that its policy, which lets pages of this origin run scripts of this origin, is not what uploads get.
  'global::harmless-uploads',
  'global::other-origins',
  {
    // Bare, it lets pages of every origin read every answer, with the reader's cookies: an administrator's token, too.
    name: 'strapi::cors',
    config: {
      // The REST API, and nothing of the admin.
      origin: ({ path }: Asked) => (path.startsWith('/api/') ? environment.CORS_ORIGINS : []),
      credentials: false,
      maxAge: 600,
    },
  },
  { name: 'strapi::poweredBy', config: { poweredBy: 'Patient Press' } },
  'global::hidden-types',
  'global::intake',
  'strapi::query',
  'global::unnamed-administrators',
  'api::cta-event.small-body',
  // The text of a long document takes 2 MB with its formatting. Strapi takes 1 MB.
  { name: 'strapi::body', config: { jsonLimit: '4mb' } },
  'global::login-step',
  'global::storable-texts',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];
