import { escapeHtml } from '@patient-press/shared/escape-html';
import { splitTarget } from '@patient-press/shared/paths';
import { pathFault } from '@patient-press/shared/site-paths';
import { textVersionOf } from '@patient-press/shared/text-versions';
import type { RedirectEntry } from '../../src/content/entries/redirect.ts';
import { collapseRedirects, type PathSet } from '../../src/content/site/collapse-redirects.ts';
import { isCompressedCopy } from '../lib/compressed-copies.ts';
import { fileAt } from '../lib/file-at.ts';
import { redirectProblems } from '../words/document-problems.ts';

/** For hosts that serve files only: a page that sends the reader on, and says where. */
const redirectPage = (to: string) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>This page has moved</title><meta name="robots" content="noindex">
<link rel="canonical" href="${escapeHtml(to)}"><meta http-equiv="refresh" content="0; url=${escapeHtml(to)}"></head>
<body><p>This page has moved to <a href="${escapeHtml(to)}">${escapeHtml(to)}</a>.</p></body></html>
`;

/** In quotes, and without what Caddy would take for a quote or a placeholder. */
const forCaddy = (text: string, query = '') => `"${text.replaceAll(/["\\{}`]/g, encodeURIComponent)}${query}"`;

/** The reader's query with its `?`, if there is one. https://caddyserver.com/docs/caddyfile/concepts#placeholders */
const CADDY_QUERY = '{http.request.uri.prefixed_query}';

/** A target for Caddy's `map`. As `withQuery` does, it takes on the reader's query. */
function targetForCaddy(to: string): string {
  const { path, query, fragment } = splitTarget(to);
  if (query || !path.startsWith('/')) return forCaddy(to);
  return `${forCaddy(path, CADDY_QUERY).slice(0, -1)}${forCaddy(fragment).slice(1)}`;
}

/** Caddy refuses a whole `map` when a line names one of its own results: see web/Caddyfile. */
const isForCaddy = ({ from, to }: RedirectEntry) => !/moved_(to|status)/.test(from + to);

/** As written, and in small letters where no other redirect or page begins there: Caddy's `map` is case-sensitive. */
function caddyLines(redirects: readonly RedirectEntry[], pagePaths: PathSet): string[] {
  const listed = redirects.filter(isForCaddy);
  const sources = new Set(listed.map(({ from }) => from));
  return listed.flatMap(({ from, to, status }) => {
    const small = from.toLowerCase();
    const isAlso = !sources.has(small) && !pagePaths.has(small) && sources.add(small);
    return [from, ...(isAlso ? [small] : [])].map((source) => `${forCaddy(source)} ${targetForCaddy(to)} ${status}`);
  });
}

/** Where the text of an article that has moved is now. */
const ofTextVersions = (redirects: readonly RedirectEntry[], pagePaths: PathSet): RedirectEntry[] =>
  redirects.flatMap((redirect) => {
    const [from, to] = [textVersionOf(redirect.from), textVersionOf(redirect.to)];
    return from && to && pagePaths.has(to) && !pagePaths.has(from) ? [{ ...redirect, from, to }] : [];
  });

/** A redirect that doesn't work, and why, in a sentence. */
export interface LostRedirect {
  entry: RedirectEntry;
  field: 'from' | 'to';
  message: string;
}

const lost = (field: LostRedirect['field'], message: string) => (entry: RedirectEntry) => ({ entry, field, message });
const looped = lost('to', redirectProblems.loop);
const hidden = lost('from', redirectProblems.hidden);
const duplicate = lost('from', redirectProblems.duplicate);

/**
 * The redirects as files, chains followed to their ends: a page at each old path, `_redirects` as Netlify and Cloudflare
 * read it, `_redirects.caddy` for a `map` of Caddy, and `_redirects.json` for the press's own server.
 * @param pagePaths paths at which pages, or other files of the site, are; they win.
 * @param gone paths that are answered with 410: those that no page or redirect has taken since.
 * @returns the lists, the pages with the redirects that they are of, and the redirects that don't work.
 */
export function redirectFiles(
  entries: readonly RedirectEntry[],
  pagePaths: PathSet,
  gone: readonly string[] = [],
): {
  lists: { path: string; text: string }[];
  pages: { path: string; text: string; entry: RedirectEntry }[];
  lost: LostRedirect[];
} {
  const faults = entries.flatMap((entry) => {
    const fault = pathFault(entry.from);
    return fault ? [lost('from', redirectProblems.from({ why: fault }))(entry)] : [];
  });
  const faulty = new Set(faults.map(({ entry }) => entry));
  const sound = entries.filter((entry) => !faulty.has(entry));
  const { redirects: ofPages, loops, ...others } = collapseRedirects(sound, pagePaths);
  const own = new Set(ofPages.map(({ from }) => from));
  const texts = ofTextVersions(ofPages, pagePaths).filter(({ from }) => !own.has(from));
  const redirects = [...ofPages, ...texts];
  const bySource = new Map(sound.map((entry) => [entry.from, entry]));
  const redirected = new Set(redirects.map(({ from }) => from));
  const left = gone.filter((path) => !pagePaths.has(path) && !redirected.has(path));
  const lines = (all: readonly string[]) => all.map((line) => `${line}\n`).join('');
  return {
    lists: [
      {
        path: '_redirects',
        text: lines(redirects.map(({ from, to, status }) => `${encodeURI(from)} ${to} ${status}`)),
      },
      {
        path: '_redirects.caddy',
        text: lines([...caddyLines(redirects, pagePaths), ...left.map((path) => `${forCaddy(path)} "-" 410`)]),
      },
      { path: '_redirects.json', text: JSON.stringify(redirects) },
      { path: '_gone.json', text: JSON.stringify(left) },
    ],
    pages: ofPages.flatMap((redirect) => {
      const entry = bySource.get(redirect.from);
      const path = fileAt(redirect.from);
      // There, a page would be taken for the compressed copy of another file. The lists send readers on from there, too.
      return entry && !isCompressedCopy(path) ? [{ path, text: redirectPage(redirect.to), entry }] : [];
    }),
    lost: [...faults, ...loops.map(looped), ...others.duplicates.map(duplicate), ...others.hidden.map(hidden)],
  };
}
