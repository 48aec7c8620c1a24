export default {
  routes: [{ method: 'GET', path: '/releases/:id', handler: 'api::release.release.findOne' }],
};
