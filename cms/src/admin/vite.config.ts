/**
 * Changes Strapi's configuration of the admin's build. Prism's languages are scripts that need a global `Prism`, and the bundler runs them
 * before the module that makes one: they import it instead.
 */
export default <Config extends { build: { rollupOptions?: object } }>(config: Config) => ({
  ...config,
  build: {
    ...config.build,
    rollupOptions: { ...config.build.rollupOptions, transform: { inject: { Prism: 'prismjs' } } },
  },
});
