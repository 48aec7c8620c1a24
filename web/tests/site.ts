import { readdirSync, readFileSync, statSync } from 'node:fs';
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
  'guide on request': '/guides/where-asbestos-exposure-happens/',
  'thank-you page': '/guides/where-asbestos-exposure-happens/thank-you/',
  'standing page': '/about/',
  'not found': '/404.html',
};

/** Every HTML page of a built site by its path. Fragments of banners are none. */
export function htmlPages(outDir: string): Map<string, string> {
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.html') && !file.startsWith('_cta/'),
  );
  return new Map(
    files.map((file) => [`/${file.replace(/(^|\/)index\.html$/, '$1')}`, readFileSync(join(outDir, file), 'utf8')]),
  );
}

const filesBelow = <T>(outDir: string, look: (file: string) => T): Map<string, T> => {
  const entries = readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
  return new Map(files.map((file) => [file.slice(outDir.length + 1), look(file)]));
};

/** Every file of a site, by its path below the folder. */
export const contentsOf = (outDir: string): Map<string, Buffer> => filesBelow(outDir, (file) => readFileSync(file));

/** When, and as which inode, every file of a site was written. */
export const writingsOf = (outDir: string): Map<string, string> =>
  filesBelow(outDir, (file) => {
    const { ino, mtimeMs } = statSync(file);
    return `${ino} ${mtimeMs}`;
  });

/** The paths at which something else stands than before, or nothing; or something where nothing was. */
export const differing = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort();

/** The files of a site in which a text stands. */
export const mentionsOf = (outDir: string, text: string): string[] =>
  [...contentsOf(outDir)].filter(([, bytes]) => bytes.includes(text)).map(([path]) => path);

/** The value of an attribute wherever it stands in a page, entities resolved. */
export const attributeValues = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    value.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&quot;', '"'),
  );
