import { spellings, splitTarget } from '@patient-press/shared/paths';
import { targetPath } from '@patient-press/shared/site-paths';
import type { RedirectEntry } from '../entries/redirect.ts';

/** What makes paths with and without a slash at the end one. */
const key = (path: string) => spellings(path)[0];
const keyOfTarget = (to: string) => key(targetPath(to));

/** Paths that are known one by one. */
export type PathSet = Pick<ReadonlySet<string>, 'has'>;

type End = Pick<RedirectEntry, 'to' | 'status'>;

/** Two steps in one. The query and the fragment are carried on, as a browser does with a fragment. */
function join(step: RedirectEntry, end: End): End {
  const [first, last] = [splitTarget(step.to), splitTarget(end.to)];
  return {
    to: `${last.path}${last.query || first.query}${last.fragment || first.fragment}`,
    status: step.status === 301 ? end.status : 302,
  };
}

/** Where each redirect leads in the end, by its key; `undefined` when that is nowhere. Each step is taken once. */
function findEnds(steps: ReadonlyMap<string, RedirectEntry>): Map<string, End | undefined> {
  const ends = new Map<string, End | undefined>();
  for (const start of steps.keys()) {
    const way = new Map<string, RedirectEntry>();
    let at = start;
    for (let step = steps.get(at); step && !ends.has(at) && !way.has(at); step = steps.get(at)) {
      way.set(at, step);
      at = keyOfTarget(step.to);
    }
    const isLost = way.has(at) || (ends.has(at) && !ends.get(at));
    let end = ends.get(at);
    for (const [from, step] of [...way].reverse()) {
      end = isLost ? undefined : end ? join(step, end) : step;
      ends.set(from, end);
    }
  }
  return ends;
}

/**
 * Makes of redirects that lead to other redirects ones that lead to the end of the chain, permanent when every step is.
 * Where there is a page, readers see the page: a redirect from there is left out. Of several from one path, the first by
 * target counts.
 * @param pagePaths the paths of all pages, with or without the slash at the end.
 * @returns all lists ordered by `from`; `loops` are those in a redirect loop, or leading into one; `duplicates` those whose
 * path another redirect has; `hidden` those at whose path a page is.
 */
export function collapseRedirects(
  redirects: readonly RedirectEntry[],
  pagePaths: PathSet,
): Record<'redirects' | 'loops' | 'duplicates' | 'hidden', RedirectEntry[]> {
  const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  const ordered = redirects.toSorted(
    (one, other) => compare(one.from, other.from) || compare(one.to, other.to) || one.status - other.status,
  );
  const steps = new Map<string, RedirectEntry>();
  const [duplicates, hidden]: [RedirectEntry[], RedirectEntry[]] = [[], []];
  for (const redirect of ordered) {
    const from = key(redirect.from);
    if (spellings(from).some((path) => pagePaths.has(path))) hidden.push(redirect);
    else if (steps.has(from)) duplicates.push(redirect);
    else steps.set(from, redirect);
  }
  const ends = findEnds(steps);
  const collapsed: RedirectEntry[] = [];
  const loops: RedirectEntry[] = [];
  for (const [from, step] of steps) {
    const end = ends.get(from);
    if (end) collapsed.push({ from: step.from, to: end.to, status: end.status });
    else loops.push(step);
  }
  return { redirects: collapsed, loops, duplicates, hidden };
}
