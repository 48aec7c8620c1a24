import { collapseRedirects, type RedirectEntry } from '../../src/content/redirects.ts';

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** For hosts that serve files only: a page that sends the reader on, and says where. */
const redirectPage = (to: string) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>This page has moved</title><meta name="robots" content="noindex">
<link rel="canonical" href="${escapeHtml(to)}"><meta http-equiv="refresh" content="0; url=${escapeHtml(to)}"></head>
<body><p>This page has moved to <a href="${escapeHtml(to)}">${escapeHtml(to)}</a>.</p></body></html>
`;

/** In quotes, and without what Caddy would take for a quote or a placeholder. */
const forCaddy = (text: string) => `"${text.replaceAll(/["\\{}`]/g, encodeURIComponent)}"`;

/** Where a static host finds the page of a path. */
export const fileAt = (path: string): string => `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`;

/** Not one that would be written outside of the site, or below what is, or may become, a file: `/feed.xml/old/`. */
const isWritable = ({ from }: RedirectEntry) =>
  from.startsWith('/') &&
  !from.split('/').some((part) => part === '..' || part === '.') &&
  !/\.[a-z0-9]+\//i.test(from);

/**
 * The redirects as files, chains followed to their ends: a page at each old path, `_redirects` as Netlify and Cloudflare
 * read it, `_redirects.caddy` for a `map` of Caddy, and `_redirects.json` for the press's own server.
 * @param pagePaths paths at which pages stand; they win.
 * @returns the files, and the entries that lead nowhere: round in a circle, or from below a file.
 */
export function redirectFiles(
  entries: readonly RedirectEntry[],
  pagePaths: ReadonlySet<string>,
): { files: { path: string; text: string }[]; lost: RedirectEntry[] } {
  const { redirects, loops } = collapseRedirects(entries.filter(isWritable), pagePaths);
  const lines = (line: (redirect: RedirectEntry) => string) => redirects.map((one) => `${line(one)}\n`).join('');
  const files = [
    ...redirects.map(({ from, to }) => ({ path: fileAt(from), text: redirectPage(to) })),
    { path: '_redirects', text: lines(({ from, to, status }) => `${from} ${to} ${status}`) },
    { path: '_redirects.caddy', text: lines(({ from, to, status }) => `${forCaddy(from)} ${forCaddy(to)} ${status}`) },
    { path: '_redirects.json', text: JSON.stringify(redirects) },
  ];
  return { files, lost: [...loops, ...entries.filter((entry) => !isWritable(entry))] };
}
