export default {
  upload: {
    config: {
      sizeLimit: 50 * 1024 * 1024,
      // The press makes the sizes that pages use.
      breakpoints: {},
    },
  },
};
