import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Eleventy from '@11ty/eleventy';
import { type ArticlePage, articlePage } from '../../../src/content/props/article.ts';
import { gatherSite, readDocuments, readPictures } from '../exported.ts';
import { report } from '../report.ts';
import { drawPage } from './page.ts';

/**
 * Eleventy: the articles' pages from the same content. Arguments: the folder to write to, the folder with the exported
 * content, and an article's page of the press, whose styles are taken.
 */
const [outDir, content, example] = process.argv.slice(2);
if (!outDir || !content || !example)
  throw new Error('Name the folder to write to, the folder with the content, and a page to take the styles from.');

const started = performance.now();
const site = gatherSite(await readDocuments(content), await readPictures(content));
const synced = performance.now();

const styles =
  readFileSync(example, 'utf8')
    .match(/<style>.*?<\/style>/gs)
    ?.join('') ?? '';
const pages = new Map(
  Array.from(site.collection('articles').values(), (article): [string, () => ArticlePage] => [
    article.slug,
    () => articlePage(site, article),
  ]),
);
const input = mkdtempSync(join(tmpdir(), 'bench-eleventy-'));

const eleventy = new Eleventy(input, outDir, {
  configPath: null,
  quietMode: true,
  config(configuration) {
    // Only the slugs go through Eleventy's data cascade, which would copy whole articles for every page.
    configuration.addGlobalData('slugs', [...pages.keys()]);
    configuration.addTemplate<{ slug: string }>(
      'articles.11ty.js',
      ({ slug }) => {
        const page = pages.get(slug);
        if (!page) throw new Error(`No article has the slug ${slug}.`);
        return drawPage(page(), styles);
      },
      {
        pagination: { data: 'slugs', size: 1, alias: 'slug', addAllPagesToCollections: false },
        permalink: ({ slug }) => `/articles/${slug}/index.html`,
      },
    );
  },
});
await eleventy.write();
const written = performance.now();
rmSync(input, { recursive: true });
report({ syncMs: synced - started, renderMs: written - synced });
