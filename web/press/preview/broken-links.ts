import { pageAt } from '@patient-press/shared/paths';
import { isOwnPath } from '@patient-press/shared/site-paths';
import { pathOfEntry } from '../../src/content/entries/entries.ts';
import type { Snapshot } from '../../src/content/site/snapshot.ts';

const href = /<a\b[^>]*?\shref="(\/[^"#?]*)/g;

const paths = ({ entries }: Snapshot): Set<string | null> => {
  const { articles, people, topics, guides, pages } = entries;
  return new Set([articles, people, topics, guides, pages].flatMap((all) => [...all.values()].map(pathOfEntry)));
};

/**
 * The paths that a page links to where a document would have its page, and none that is published has.
 */
export function findBrokenLinks(html: string, snapshot: Snapshot): string[] {
  const linked = new Set(
    [...html.matchAll(href)].map(([, path = '']) => path).filter((path) => pageAt(path) && !/\.[a-z]+$/.test(path)),
  );
  const published = paths(snapshot);
  const redirected = new Set([...snapshot.entries.redirects.values()].map(({ from }) => from));
  const isBroken = (path: string) => {
    const full = path.endsWith('/') ? path : `${path}/`;
    return !published.has(full) && !redirected.has(full) && !isOwnPath(full);
  };
  return [...linked].filter(isBroken);
}
