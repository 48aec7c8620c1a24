import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { formerListAt } from '@patient-press/shared/list-paths';
import { normalizeTarget, pathKey, withQuery } from '@patient-press/shared/site-paths';
import { z } from 'zod';
import { isCompressedCopy } from '../lib/compressed-copies.ts';
import { log } from '../lib/log.ts';
import { type Handler, sendHtml } from '../lib/responses.ts';
import { answers } from '../words/answers.ts';
import { sendErrorPage, sendFile } from './send-file.ts';

const redirectList = z.array(
  z.object({ from: z.string(), to: z.string(), status: z.union([z.literal(301), z.literal(302)]) }),
);

/**
 * What a function makes of a file, made again when the file is another: publications replace it under a running server.
 * One that can't be read changes nothing: what was read before stays in use.
 */
function readWhenChanged<T>(path: string, make: (content: Buffer) => T): () => T | null {
  let made: { version: string; value: T | null } | undefined;
  return () => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return null;
    const version = `${stat.mtimeMs} ${stat.ino}`;
    if (made?.version !== version) {
      try {
        made = { version, value: make(readFileSync(path)) };
      } catch (error) {
        log.error(`${path} can’t be read, so readers are served without it:`, error);
        made = { version, value: made?.value ?? null };
      }
    }
    return made.value;
  };
}

type Redirect = z.infer<typeof redirectList>[number];

/** By the path as it is written, and by the path in any spelling. */
function toRedirects(json: Buffer): { exact: Map<string, Redirect>; byKey: Map<string, Redirect> } {
  const list = redirectList.parse(JSON.parse(json.toString('utf8')));
  return {
    exact: new Map(list.map((redirect) => [redirect.from, redirect])),
    byKey: new Map(list.map((redirect) => [pathKey(redirect.from), redirect])),
  };
}

const hasFile = (outDir: string, path: string) =>
  existsSync(join(outDir, path.endsWith('/') ? `${path}index.html` : path));

const queryOf = ({ url = '' }: IncomingMessage): string => {
  const [query = ''] = /\?.*/s.exec(url) ?? [];
  return query.replaceAll(/[^\x21-\x7e]/g, encodeURIComponent);
};

/** A browser takes two slashes for the start of another host's name. */
const isOnePath = (path: string) => !path.includes('//');

/**
 * Where a page of the site is that readers ask for by an address a little off: without the slash at its end, or with the
 * number that a page of a list had once. Null: there is no such page.
 */
function nearbyPage(outDir: string, path: string): string | null {
  const list = formerListAt(path);
  if (list) return !hasFile(outDir, path) && hasFile(outDir, list) ? list : null;
  if (path.endsWith('/') || /\.[a-z0-9]+$/i.test(path)) return null;
  return hasFile(outDir, `${path}/`) ? `${path}/` : null;
}

/** Statuses that keep the method of anything but a page view. */
const keepingMethod = { 301: 308, 302: 307 } as const;

/**
 * Sends readers of old addresses on, with their query: those that editors know of, in capitals or small letters, and those
 * of pages nearby.
 */
export function redirectReaders(outDir: string): Handler {
  const redirects = readWhenChanged(join(outDir, '_redirects.json'), toRedirects);
  return (request, response, path) => {
    const isView = request.method === 'GET' || request.method === 'HEAD';
    const known = redirects();
    const exact = known?.exact.get(path) ?? known?.exact.get(`${path}/`);
    const similar = known?.byKey.get(pathKey(path));
    const redirect = exact ?? (similar && !hasFile(outDir, path) ? similar : undefined);
    const to = redirect && normalizeTarget(redirect.to);
    if (redirect && to) {
      const status = isView ? redirect.status : keepingMethod[redirect.status];
      response.writeHead(status, { location: withQuery(to, queryOf(request)) }).end();
      return true;
    }
    const page = isOnePath(path) ? nearbyPage(outDir, path) : null;
    if (page === null) return false;
    response.writeHead(isView ? 301 : 308, { location: `${encodeURI(page)}${queryOf(request)}` }).end();
    return true;
  };
}

/** Files that are for hosts, not for readers; a compressed copy is sent in place of its file only. */
const isForHosts = (path: string) => /^\/_(redirects|headers|gone)/.test(path) || isCompressedCopy(path);

const pageHeaders = z.object({ 'content-security-policy': z.string() });

/** The headers of the site's pages, as the press last wrote them. */
export const openPageHeaders = (outDir: string): (() => Record<string, string> | null) =>
  readWhenChanged(join(outDir, '_headers.json'), (json) => pageHeaders.parse(JSON.parse(json.toString('utf8'))));

/** Serves the files of a site, compressed where the reader's browser takes that, and its own page for what is not there. */
export function serveFiles(outDir: string): Handler {
  const notFound = join(outDir, '404.html');
  const headers = openPageHeaders(outDir);
  const gone = readWhenChanged(
    join(outDir, '_gone.json'),
    (json) =>
      new Set(
        z
          .array(z.string())
          .parse(JSON.parse(json.toString('utf8')))
          .map(pathKey),
      ),
  );
  return (request, response, path) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return true;
    }
    for (const [name, value] of Object.entries(headers() ?? {})) response.setHeader(name, value);
    const file = join(outDir, path.endsWith('/') ? `${path}index.html` : path);
    if (isOnePath(path) && !isForHosts(path) && sendFile(request, response, file, path)) return true;
    const status = gone()?.has(pathKey(path)) ? 410 : 404;
    if (sendErrorPage(request, response, notFound, status)) return true;
    response.setHeader('retry-after', '10');
    return sendHtml(response, 503, answers.building);
  };
}
