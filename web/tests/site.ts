import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One page of each template, as paths of the demo site. */
export const templates = {
  home: '/',
  article: '/articles/dying-brain-tumor-cells-change-their-neighbors/',
  'corrected article': '/articles/asbestos-trust-funds/',
  'topic index': '/topics/',
  topic: '/topics/treatment/',
  person: '/people/sample-author-nora-ellison/',
  sources: '/sources/',
  'guide index': '/guides/',
  guide: '/guides/questions-to-ask-in-the-first-weeks/',
  'standing page': '/about/',
  'not found': '/404.html',
};

/** Every HTML page of a built site by its path. */
export function htmlPages(outDir: string): Map<string, string> {
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  return new Map(
    files.map((file) => [`/${file.replace(/(^|\/)index\.html$/, '$1')}`, readFileSync(join(outDir, file), 'utf8')]),
  );
}

/** The value of an attribute wherever it stands in a page, entities resolved. */
export const attributeValues = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&quot;', '"'),
  );
