export default {
  routes: [{ method: 'GET', path: '/guides/:documentId/file', handler: 'api::guide.guide.file' }],
};
