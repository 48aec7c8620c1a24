import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MOST, resultsHtml, toParameters } from '../../src/components/search/results-html.ts';
import { type SearchAnswer, searchPage, searchPath } from '../../src/content/props/search.ts';
import { find, type Load, loadEntry, type Query } from '../../src/search/find.ts';
import { isKind } from '../../src/search/format.ts';
import type { Press } from '../edition/press.ts';
import { isMissing } from '../lib/file-errors.ts';
import { type Handler, sendHtml } from '../lib/responses.ts';
import { pathOfSearch } from '../publish/site-folder.ts';
import { fileOf } from '../render/page.ts';
import { answers } from '../words/answers.ts';
import { openPageHeaders } from './files.ts';

/** So many are answered at a time, at most: others are asked to try again. */
const AT_ONCE = 8;
/** As many results are on one page, at most. */
const LONGEST = 100;
/** In characters. No question is longer. */
const LONGEST_QUERY = 200;

function readQuery(url: string): Query | null {
  const said = new URLSearchParams(url.split('?')[1] ?? '');
  const text = said.get('q');
  if (text === null) return null;
  const [kind, year] = [said.get('kind') ?? '', Number(said.get('year'))];
  return {
    text: text.slice(0, LONGEST_QUERY),
    topic: said.get('topic') || undefined,
    kind: isKind(kind) ? kind : undefined,
    year: Number.isInteger(year) && year > 0 ? year : undefined,
    most: Math.min(LONGEST, Math.max(MOST, Math.floor(Number(said.get('most'))) || MOST)),
  };
}

/** @returns null when there is no index yet. */
async function answer(outDir: string, query: Query): Promise<SearchAnswer | null> {
  const load: Load = async (path) => JSON.parse(await readFile(join(outDir, pathOfSearch(path)), 'utf8'));
  const look = async () => {
    try {
      return await find(await loadEntry(load), load, query);
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };
  // Another time, because the index may be replaced while it is read.
  const found = (await look()) ?? (await look());
  if (!found) return null;
  const { text, topic, kind, year } = query;
  const html = resultsHtml(found, query, (other) => `${searchPath}?${toParameters(other)}`);
  return { text, topic, kind, year, total: found.total, html };
}

/**
 * Answers the form of `/search/` where there is no script, from the files that browsers search otherwise. What was searched
 * for is written down nowhere, and no request that follows names the page that it came from.
 */
export function answerSearches(outDir: string, running: { press: Press | null }): Handler {
  const headers = openPageHeaders(outDir);
  let waiting = 0;
  return async (request, response, path) => {
    const query = path === searchPath && request.method === 'GET' ? readQuery(request.url ?? '') : null;
    const { press } = running;
    if (!query || !press) return false;
    if (waiting >= AT_ONCE) {
      response.setHeader('retry-after', '5');
      return sendHtml(response, 503, answers.busy);
    }
    waiting += 1;
    try {
      const found = await answer(outDir, query);
      if (!found) return false;
      const props = { ...searchPage(press.copy.site), answer: found };
      const page = { path: searchPath, file: fileOf(searchPath), key: '', props };
      const rendered = await press.renderer.renderNow(page);
      if ('error' in rendered) throw rendered.error;
      for (const [name, value] of Object.entries(headers() ?? {})) response.setHeader(name, value);
      response.setHeader('referrer-policy', 'no-referrer');
      return sendHtml(response, 200, rendered.bytes);
    } finally {
      waiting -= 1;
    }
  };
}
