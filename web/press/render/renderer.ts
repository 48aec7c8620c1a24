import { resolve } from 'node:path';
import { setImmediate as untilIdle } from 'node:timers/promises';
import { type AstroIntegration, type AstroPrerenderer, build, type PathWithRoute } from 'astro';
import PQueue from 'p-queue';
import { holdSnapshot, type Snapshot } from '../../src/content/site/snapshot.ts';
import { environment } from '../lib/environment.ts';
import { fileAt } from '../lib/file-at.ts';
import { lockBuild } from './build-lock.ts';
import { siteConfig } from './site-config.ts';

/** A page or an endpoint of the site, as one snapshot has it. */
export interface Page {
  /** Where readers find it: `/articles/x/`, `/feed.xml`. */
  path: string;
  /** Its file below the site's folder. */
  file: string;
  /** The digest of everything that it shows; undefined where only rendering it can tell. */
  key: string | undefined;
  route: PathWithRoute['route'];
}

/** What a page of a snapshot became: its bytes, or what its template threw. */
export type Rendered = { page: Page; bytes: Buffer } | { page: Page; error: unknown };

export interface Renderer {
  /** Every page of a snapshot. */
  list(snapshot: Snapshot): Promise<Page[]>;
  /**
   * Renders pages of a snapshot. Other work may have its turn in between, and use another snapshot.
   * @param take is given each; while it waits for the disk, others are rendered.
   */
  render(snapshot: Snapshot, pages: readonly Page[], take: (rendered: Rendered) => Promise<void>): Promise<void>;
  /** Lets `render` wait, after the pages at hand, until the work has ended. */
  givingWay<T>(work: () => Promise<T>): Promise<T>;
  /** Renders the page at a path of a snapshot, which need not be one that was published; null when there is none. */
  renderOne(snapshot: Snapshot, path: string): Promise<Rendered | null>;
}

/** Astro is not what keeping it warm relies on: see docs/decisions/0009-warm-astro.md. */
export class WarmAstroError extends Error {
  override name = 'WarmAstroError';
}

const root = resolve(import.meta.dirname, '../..');

/** Pages rendered at once, and until others have their turn, which a banner waits for: some hundredths of a second. */
const AT_ONCE = 10;
const IN_A_TURN = 20;

/**
 * What `getStaticPaths` gave is remembered by Astro for as long as a build lasts, in the one thing that is needed here and
 * is not in its documented API. Each snapshot has paths of its own, so that going back to one lists nothing anew.
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

const NOT_FOUND = '404.html';

function toPage({ pathname, route, cacheKey }: PathWithRoute): Page {
  const path = route.type === 'endpoint' || pathname.endsWith('/') ? pathname : `${pathname}/`;
  return { path, file: path === '/404/' ? NOT_FOUND : fileAt(path), key: cacheKey, route };
}

function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => unknown): T[] {
  const first = new Map<unknown, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!first.has(key)) first.set(key, item);
  }
  return [...first.values()];
}

async function renderPage(prerenderer: AstroPrerenderer, page: Page): Promise<Rendered> {
  try {
    const request = new Request(environment.SITE_URL + page.path);
    const result = await prerenderer.render(request, { routeData: page.route });
    const response = result instanceof Response ? result : result.response;
    if (response.status !== (page.file === NOT_FOUND ? 404 : 200))
      throw new Error(`Astro answered ${response.status}.`);
    return { page, bytes: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    return { page, error };
  }
}

/**
 * Has Astro bundle the site and keeps what it renders pages with, so that any page of any snapshot can be rendered from
 * then on, in a millisecond or two.
 * @param snapshot any sound one, to load each route's code with.
 * @param bundleDir where styles, fonts and scripts are written.
 * @throws WarmAstroError, or what Astro throws for a site that does not compile.
 */
export async function warmUp(snapshot: Snapshot, bundleDir: string): Promise<Renderer> {
  let kept: AstroPrerenderer | undefined;
  let unlock: (() => void) | undefined;

  const keepWarm: AstroIntegration = {
    name: 'press',
    hooks: {
      'astro:build:start': async ({ setPrerenderer }) => {
        unlock = await lockBuild();
        holdSnapshot(snapshot);
        setPrerenderer((prerenderer) => {
          kept = prerenderer;
          return {
            name: 'patient-press',
            setup: () => prerenderer.setup?.() ?? Promise.resolve(),
            render: prerenderer.render,
            // Astro deletes the code when it is done: one page of each route loads all of it. The press writes the pages.
            getStaticPaths: async () => {
              const pages = (await prerenderer.getStaticPaths()).map(toPage);
              for (const page of firstOfEach(pages, ({ route }) => route.component))
                await renderPage(prerenderer, page);
              return [];
            },
          };
        });
      },
      'astro:build:done': () => unlock?.(),
    },
  };
  try {
    await build({ ...siteConfig(keepWarm), configFile: false, root, outDir: bundleDir, logLevel: 'warn' });
  } finally {
    unlock?.();
  }
  if (!kept) throw new WarmAstroError('Astro did not ask for a prerenderer. See docs/decisions/0009-warm-astro.md.');
  const prerenderer = kept;
  const holdPathsOf = rememberPathsBySnapshot(prerenderer);

  const mutex = new PQueue({ concurrency: 1 });
  let current: Snapshot | undefined;
  /** To be called within a turn: pages read the held snapshot, and Astro remembers its paths. */
  const use = (wanted: Snapshot) => {
    if (wanted === current) return;
    current = wanted;
    holdSnapshot(wanted);
    holdPathsOf(wanted);
  };
  const inTurn = <T>(wanted: Snapshot, work: () => Promise<T>): Promise<Awaited<T>> =>
    mutex.add(() => {
      use(wanted);
      return work();
    });
  const urgent = new Set<Promise<unknown>>();
  let routes: Page['route'][] = [];
  // The first that Astro gives for a file is the one that it would write.
  const listPages = async () => {
    const pages = firstOfEach((await prerenderer.getStaticPaths()).map(toPage), ({ file }) => file);
    routes = firstOfEach(pages, ({ route }) => route).map(({ route }) => route);
    return pages;
  };

  return {
    list: (wanted) => inTurn(wanted, listPages),
    async render(wanted, pages, take) {
      for (let from = 0; from < pages.length; from += IN_A_TURN) {
        const mine = pages.slice(from, from + IN_A_TURN);
        while (urgent.size > 0) await Promise.allSettled(urgent);
        const renderNext = async (): Promise<void> => {
          for (let page = mine.shift(); page; page = mine.shift()) {
            await take(await renderPage(prerenderer, page));
            // Readers are served by the same process.
            await untilIdle();
          }
        };
        await inTurn(wanted, () => Promise.all(Array.from({ length: AT_ONCE }, renderNext)));
      }
    },
    givingWay(work) {
      const done = work().finally(() => urgent.delete(done));
      urgent.add(done);
      return done;
    },
    renderOne: (wanted, path) =>
      inTurn(wanted, async () => {
        // Listing everything takes longer than rendering one page, and the route is known unless this is its first page:
        // then one matches that takes any path, and has no such page.
        const route = routes.find(({ pattern }) => pattern.test(path));
        const rendered = route && (await renderPage(prerenderer, { path, file: fileAt(path), key: undefined, route }));
        if (rendered && !('error' in rendered)) return rendered;
        const page = (await listPages()).find((one) => one.path === path);
        return page ? renderPage(prerenderer, page) : null;
      }),
  };
}
