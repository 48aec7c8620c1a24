import type { ViteUserConfig } from 'astro';

type Plugin = NonNullable<ViteUserConfig['plugins']>[number];

/** What Vite names the helper that it wraps each `import()` in. */
const HELPER = '\0vite/preload-helper.js';

/**
 * Leaves `import()` to the browser. Vite's helper, which preloads what the imported module imports, would be a kilobyte
 * on every page, for a click that few readers make. A test fails when Vite names it otherwise: tests/stack/scripts.test.ts.
 */
export const plainImports = (): Plugin => ({
  name: 'plain-imports',
  enforce: 'pre',
  // Astro sets this for every environment, and takes no word from its own configuration.
  configEnvironment: (name) => (name === 'client' ? { build: { modulePreload: false } } : null),
  // One for each importer: what two scripts share would be a file more for every page.
  resolveId: (id, importer) => (id === HELPER ? `${HELPER}?${importer}` : null),
  load: (id) => (id.startsWith(HELPER) ? 'export const __vitePreload = (load) => load();' : null),
});
