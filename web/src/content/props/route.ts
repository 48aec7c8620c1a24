import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import type { Site } from '../site/site.ts';
import { cacheKeyOf } from './cache-key.ts';

/** A page: where readers find it, what it shows, and the digest of that; for Astro, the parts of its path. */
export interface Row<P extends object = object> {
  path: string;
  params: Record<string, string | undefined>;
  props: P;
  cacheKey: string;
}

/** A route of Astro, and its pages: of each document of a type, or of the site. */
export interface Route<P extends object = object> {
  name: string;
  /** Which paths may be its. */
  pattern: RegExp;
  /** The type that has pages on it, each document in parts; null: the site as a whole has. */
  of: ContentTypeName | null;
  /** What tells apart the pages of a document, or of the site, where its documentId is empty. */
  parts(site: Site, documentId: string): string[];
  /** One page; null: there is none. */
  row(site: Site, documentId: string, part: string): Row<P> | null;
}

/** A page is rendered again when, and only when, its props have another digest. */
export const toRow = <P extends object>(path: string, params: Row['params'], props: P): Row<P> => ({
  path,
  params,
  props,
  cacheKey: cacheKeyOf(props),
});

/** The documents that may have pages on a route. */
export const documentsOf = ({ of }: Pick<Route, 'of'>, site: Site): string[] =>
  of === null ? [''] : [...site.collection(of).keys()];

/** All pages of a route. */
export const rowsOf = <P extends object>(route: Route<P>, site: Site): Row<P>[] =>
  documentsOf(route, site).flatMap((documentId) =>
    route.parts(site, documentId).flatMap((part) => route.row(site, documentId, part) ?? []),
  );
