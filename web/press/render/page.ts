import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import { pathOfHead } from '../../src/content/entries/head.ts';
import { documentsOf, type Route, type Row, rowsOf } from '../../src/content/props/route.ts';
import { routes } from '../../src/content/props/routes.ts';
import type { Site } from '../../src/content/site/site.ts';
import { fileAt } from '../lib/file-at.ts';

/** A page or an endpoint of the site, as it is at one moment. */
export interface Page {
  /** Where readers find it: `/articles/x/`, `/feed.xml`. */
  path: string;
  /** Its file below the site's folder. */
  file: string;
  /** The digest of everything that it shows. */
  key: string;
  /** What it shows. */
  props: object;
}

/** What a page became: its bytes, or what its template threw. */
export type Rendered = { bytes: Buffer } | { error: unknown };

export const NOT_FOUND_PATH = '/404/';

/** The file of the page at a path, below the site's folder. */
export const fileOf = (path: string): string => (path === NOT_FOUND_PATH ? '404.html' : fileAt(path));

export const toPage = ({ path, props, cacheKey }: Row): Page => ({
  path,
  file: fileOf(path),
  key: cacheKey,
  props,
});

/** Every page of a site. Of several for one file, the first is the one that Astro would write. */
export function listPages(site: Site): Page[] {
  const pages = new Map<string, Page>();
  for (const route of routes) {
    for (const page of rowsOf(route, site).map(toPage)) if (!pages.has(page.file)) pages.set(page.file, page);
  }
  return [...pages.values()];
}

/** Whether a document may have pages of a route at a path. */
function mayBeAt(site: Site, { of, pattern }: Route, documentId: string, path: string): boolean {
  if (!pattern.test(path)) return false;
  const head = of && site.collection(of).get(documentId);
  return !head || path.startsWith(pathOfHead(head) ?? '');
}

/** The page of a document at a path, published or not; undefined when it has none there. */
function pageOfAt(site: Site, route: Route, documentId: string, path: string): Page | undefined {
  for (const part of mayBeAt(site, route, documentId, path) ? route.parts(site, documentId) : []) {
    const row = route.row(site, documentId, part);
    if (row?.path === path) return toPage(row);
  }
  return undefined;
}

/**
 * The page at a path of a site; undefined when there is none.
 * @param owner the document that it is of; undefined: it is of none, or that is not known.
 */
export function pageAt(
  site: Site,
  path: string,
  owner?: { contentType: ContentTypeName; documentId: string },
): Page | undefined {
  for (const route of routes.filter(({ of }) => !owner || of === owner.contentType)) {
    for (const documentId of owner ? [owner.documentId] : documentsOf(route, site)) {
      const page = pageOfAt(site, route, documentId, path);
      if (page) return page;
    }
  }
  return undefined;
}
