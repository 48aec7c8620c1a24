export default {
  upload: {
    config: {
      sizeLimit: 50 * 1024 * 1024,
      // The press makes the sizes that pages use.
      breakpoints: {},
      // What may be stored is judged in src/files/accept-upload.ts, with reasons. Strapi's own list would go by names and
      // headers where the content says nothing, and leave files out of several without a word.
      security: { allowedTypes: ['*/*'] },
    },
  },
};
