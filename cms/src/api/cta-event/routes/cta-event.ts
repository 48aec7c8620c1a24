export default {
  routes: [
    {
      method: 'POST',
      path: '/cta-events',
      handler: 'api::cta-event.cta-event.create',
      // Readers have no key.
      config: { auth: false },
    },
  ],
};
