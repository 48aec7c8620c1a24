import { resolve } from 'node:path';
import { type AstroIntegration, type AstroPrerenderer, build } from 'astro';
import { holdSnapshot, type Snapshot } from '../../src/content/site/snapshot.ts';
import { lockBuild } from './build-lock.ts';
import { firstOfEach, listPages, renderPage } from './page.ts';
import { Renderer } from './renderer.ts';
import { siteConfig } from './site-config.ts';

/** Astro is not what keeping it warm relies on: see docs/decisions/0009-warm-astro.md. */
export class WarmAstroError extends Error {
  override name = 'WarmAstroError';
}

const root = resolve(import.meta.dirname, '../..');

/**
 * What `getStaticPaths` gave is remembered by Astro for as long as a build lasts, in the one thing that is needed here and
 * is not in its documented API. Each snapshot has paths of its own, so that going back to one lists nothing again.
 */
function rememberPathsBySnapshot(prerenderer: object): (snapshot: Snapshot) => void {
  const app = 'app' in prerenderer ? prerenderer.app : null;
  const routeCache = typeof app === 'object' && app && 'routeCache' in app ? app.routeCache : null;
  if (typeof routeCache === 'object' && routeCache && 'cache' in routeCache && typeof routeCache.cache === 'object') {
    const paths = new WeakMap<Snapshot, object>();
    return (snapshot) => {
      const own = paths.get(snapshot) ?? {};
      paths.set(snapshot, own);
      routeCache.cache = own;
    };
  }
  throw new WarmAstroError(
    'This version of Astro has no `app.routeCache.cache` in its prerenderer, so pages would show old content. Put back the version of package.json, or see docs/decisions/0009-warm-astro.md.',
  );
}

/** Renders one page of each route, which loads all the code: Astro deletes it when its build is done. */
async function loadRoutes(prerenderer: AstroPrerenderer): Promise<void> {
  const pages = await listPages(prerenderer);
  for (const page of firstOfEach(pages, ({ route }) => route.component)) await renderPage(prerenderer, page);
}

/** Takes Astro's prerenderer out of a build of the site. @returns null when Astro did not ask for one. */
async function takePrerenderer(snapshot: Snapshot, bundleDir: string): Promise<AstroPrerenderer | null> {
  let taken: AstroPrerenderer | null = null;
  let unlock: (() => void) | undefined;
  const integration: AstroIntegration = {
    name: 'press',
    hooks: {
      'astro:build:start': async ({ setPrerenderer }) => {
        unlock = await lockBuild();
        holdSnapshot(snapshot);
        setPrerenderer((prerenderer) => {
          taken = prerenderer;
          return {
            name: 'patient-press',
            setup: () => prerenderer.setup?.() ?? Promise.resolve(),
            render: prerenderer.render,
            // The press writes the pages.
            getStaticPaths: async () => {
              await loadRoutes(prerenderer);
              return [];
            },
          };
        });
      },
      'astro:build:done': () => unlock?.(),
    },
  };
  try {
    await build({ ...siteConfig(integration), configFile: false, root, outDir: bundleDir, logLevel: 'warn' });
  } finally {
    unlock?.();
  }
  return taken;
}

/**
 * Has Astro bundle the site and holds on to what it renders pages with, so that any page of any snapshot can be rendered
 * from then on, in a millisecond or two.
 * @param snapshot any sound one, to load each route's code with.
 * @param bundleDir where styles, fonts and scripts are written.
 * @throws WarmAstroError, or what Astro throws for a site that does not compile.
 */
export async function warmUp(snapshot: Snapshot, bundleDir: string): Promise<Renderer> {
  const prerenderer = await takePrerenderer(snapshot, bundleDir);
  if (!prerenderer)
    throw new WarmAstroError('Astro did not ask for a prerenderer. See docs/decisions/0009-warm-astro.md.');
  return new Renderer(prerenderer, rememberPathsBySnapshot(prerenderer));
}
