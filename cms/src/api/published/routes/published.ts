export default {
  routes: [
    { method: 'GET', path: '/published/:type', handler: 'api::published.published.find' },
    { method: 'GET', path: '/published/:type/versions', handler: 'api::published.published.versions' },
  ],
};
