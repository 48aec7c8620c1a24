import { correctionsPath } from './corrections.ts';
import { ownRoutes } from './own-routes.ts';
import { splitTarget } from './paths.ts';

/** Which paths pages and redirects of the site may have: each becomes a file, and some of its own are taken. */

/** Common file systems take names of 255 bytes; the site appends up to `.pdf` to some. */
const NAME_BYTES = 250;
/** S3 takes keys of 1,024 bytes, with a folder before the path and `index.html` after it. */
const PATH_BYTES = 900;

/** First parts of a path that the server, or the press, answers itself. Any that starts with `_` is taken as well. */
const RESERVED = new Set(['api', 'healthz', 'uploads']);

/** The file of the page at `/404/`: the only page whose file isn't an `index.html` in a folder. */
const NOT_FOUND = '/404.html';

/** The placeholder for a part of a path in the site's own routes. */
const parts: readonly [string, string][] = [
  ['.', '\\.'],
  ['[number]', '\\d+'],
  ['[letter]', '(?:[a-z]|other)'],
  ['[kind]', '[a-z]+'],
];

/** Matches a page's path with or without the slash at its end, and a file's path and all below it. */
function patternOf(route: string): RegExp {
  const isFile = /\.\w+$/.test(route);
  const path = parts.reduce((made, [part, pattern]) => made.replaceAll(part, pattern), route.replace(/\/$/, ''));
  return new RegExp(`^${path}${isFile ? '(/|$)' : '/?$'}`, 'i');
}
const ownPatterns = [...ownRoutes, NOT_FOUND].map(patternOf);

const byteLength = (text: string) => new TextEncoder().encode(text).length;
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

function formFault(path: string): string | null {
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(path)) return 'it contains a line break or another control character';
  if (!path.startsWith('/')) return 'it has to start with a slash, for example /articles/old-name/';
  if (path.includes('//')) return 'it has two slashes in a row';
  const [special] = /[?#\\%]/.exec(path) ?? [];
  if (special) return `a path can’t contain “${special}”`;
  if (/[^\S ]/.test(path) || /^\/? | $| \/|\/ /.test(path)) return 'it has spaces at the beginning or end of a name';
  if (path.split('/').some((name) => name === '.' || name === '..')) return '“.” and “..” aren’t names of pages';
  return null;
}

function lengthFault(path: string): string | null {
  const longest = Math.max(...path.split('/').map(byteLength));
  if (longest <= NAME_BYTES && byteLength(path) <= PATH_BYTES) return null;
  return `it is too long. Use at most ${NAME_BYTES} letters between two slashes and ${PATH_BYTES} in all; accented and non-Latin letters count double or more`;
}

function takenFault(path: string): string | null {
  const [, first = ''] = path.split('/');
  if (first.startsWith('_')) return 'addresses that start with “/_” belong to the site’s own files';
  if (RESERVED.has(first.toLowerCase())) return `the site uses /${first.toLowerCase()} itself`;
  if (ownPatterns.some((pattern) => pattern.test(path))) return 'the site has a page or file of its own there';
  return null;
}

/** Whether the site has a page or file of its own at a path, or answers there itself. @param path decoded. */
export const isOwnPath = (path: string): boolean => takenFault(path) !== null;

/** Lists of the site that a page document introduces: published at the list's path, its text comes before the list. */
const INTRODUCED: ReadonlySet<string> = new Set([correctionsPath]);

/**
 * Why no document's page can be at a path, in a sentence for an editor; null when one can.
 * @param path decoded: as `normalizePath` gives it.
 */
export const pageFault = (path: string): string | null => (INTRODUCED.has(path) ? null : pathFault(path));

/**
 * Why no redirect can be from a path, in a sentence for an editor; null when one can.
 * @param path decoded: as `normalizePath` gives it.
 */
export function pathFault(path: string): string | null {
  const fault = formFault(path) ?? lengthFault(path) ?? takenFault(path);
  return fault && `“${shorten(path)}” can’t be used: ${fault}.`;
}

/** A path as files are named: percent-encoding resolved, accents composed. What can't be resolved stays, and is a fault. */
export function normalizePath(typed: string): string {
  const trimmed = typed.trim();
  try {
    const decoded = decodeURIComponent(trimmed);
    const isOneName = decoded.split('/').length === trimmed.split('/').length;
    return (isOneName ? decoded : trimmed).normalize('NFC');
  } catch {
    return trimmed;
  }
}

/** The same for all paths that differ only in capitals, accents' encoding or the slash at the end. */
export const pathKey = (path: string): string => normalizePath(path).toLowerCase().replace(/\/$/, '');

const SITE = 'https://site.invalid';

/**
 * Where a redirect leads, as it may be sent in a header: percent-encoded, a path of this site or a full address.
 * @returns null when it is neither. A `%` that encodes nothing is taken for the character.
 */
export function normalizeTarget(typed: string): string | null {
  const to = typed.trim().replaceAll(/%(?![\da-f]{2})/gi, '%25');
  if (/[\p{Cc}\p{Cs}\s\\]/u.test(to)) return null;
  const isPath = /^\/(?!\/)/.test(to);
  if (!(isPath || /^https?:\/\/[^/]/i.test(to)) || !URL.canParse(to, SITE)) return null;
  const url = new URL(to, SITE);
  if (url.username || url.password) return null;
  if (!isPath) return url.href;
  return url.origin === SITE && !url.pathname.startsWith('//') ? url.href.slice(SITE.length) : null;
}

/** The path of this site that a target names, as files are named; of another site's address, the address. */
export const targetPath = (to: string): string => {
  const { path } = splitTarget(to);
  return path.startsWith('/') ? normalizePath(path) : path;
};

/**
 * A target with the query of the reader's request, so that a campaign is still counted. A target's own query wins, and
 * another site learns nothing of the reader's.
 * @param query with its `?`; empty for none.
 */
export function withQuery(to: string, query: string): string {
  const { path, query: own, fragment } = splitTarget(to);
  return own || !path.startsWith('/') ? to : `${path}${query}${fragment}`;
}
