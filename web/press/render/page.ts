import type { AstroPrerenderer, PathWithRoute } from 'astro';
import { environment } from '../lib/environment.ts';
import { fileAt } from '../lib/file-at.ts';

/** A page or an endpoint of the site, as one snapshot has it. */
export interface Page {
  /** Where readers find it: `/articles/x/`, `/feed.xml`. */
  path: string;
  /** Its file below the site's folder. */
  file: string;
  /** The digest of everything that it shows; undefined where only rendering can show it. */
  key: string | undefined;
  route: PathWithRoute['route'];
}

/** What a page of a snapshot became: its bytes, or what its template threw. */
export type Rendered = { page: Page; bytes: Buffer } | { page: Page; error: unknown };

const NOT_FOUND = '404.html';

function toPage({ pathname, route, cacheKey }: PathWithRoute): Page {
  const path = route.type === 'endpoint' || pathname.endsWith('/') ? pathname : `${pathname}/`;
  return { path, file: path === '/404/' ? NOT_FOUND : fileAt(path), key: cacheKey, route };
}

/** The first of all items with one key. */
export function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => unknown): T[] {
  const first = new Map<unknown, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!first.has(key)) first.set(key, item);
  }
  return [...first.values()];
}

/** Every page of the held snapshot. */
export const listPages = async (prerenderer: AstroPrerenderer): Promise<Page[]> =>
  (await prerenderer.getStaticPaths()).map(toPage);

/** Renders a page of the held snapshot. */
export async function renderPage(prerenderer: AstroPrerenderer, page: Page): Promise<Rendered> {
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
