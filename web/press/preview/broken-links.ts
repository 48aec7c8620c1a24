import { pageAt } from '@patient-press/shared/paths';
import { isOwnPath } from '@patient-press/shared/site-paths';
import type { Copy } from '../content/copy.ts';

const href = /<a\b[^>]*?\shref="(\/[^"#?]*)/g;

/**
 * The paths that a page links to where a document would have its page, and none that is published has.
 */
export function findBrokenLinks(html: string, copy: Pick<Copy, 'site' | 'hasPageAt'>): string[] {
  const linked = new Set(
    [...html.matchAll(href)].map(([, path = '']) => path).filter((path) => pageAt(path) && !/\.[a-z]+$/.test(path)),
  );
  const redirected = new Set(Array.from(copy.site.collection('redirects').values(), ({ from }) => from));
  const isBroken = (path: string) => {
    const full = path.endsWith('/') ? path : `${path}/`;
    return !copy.hasPageAt(full) && !redirected.has(full) && !isOwnPath(full);
  };
  return [...linked].filter(isBroken);
}
