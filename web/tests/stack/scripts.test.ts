import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { bannerScript } from '../../press/bundle/banner-script.ts';
import { untilLive } from '../fixtures/press.ts';
import { attributeValues, htmlPages, templates } from '../fixtures/site.ts';

const { outDir } = stack;
// What tests before these published is still on its way.
await untilLive(stack);
const pages = htmlPages(outDir);
const bundled = readdirSync(join(outDir, '_astro')).filter((name) => name.endsWith('.js'));
const read = (name: string) => readFileSync(join(outDir, '_astro', name), 'utf8');

/** A file's name without the digest of its content. */
const nameOf = (file: string) => file.replace(/^\/?_astro\//, '').replace(/\.[\w-]{8}\.js$/, '');
const scriptsOf = (html: string) => attributeValues(html, 'src').filter((src) => src.endsWith('.js'));
/** What a script loads as soon as it is loaded itself. */
const importsOf = (code: string) =>
  [...code.matchAll(/(?:from|import)\s*["'`](\.\/[^"'`]+)["'`]/g)].map(([, path]) => path);

const onEveryPage = 'Page.astro_astro_type_script_index_0_lang';
const ofGuideForm = 'GuideForm.astro_astro_type_script_index_0_lang';
const ofSourceFilter = 'SourceFilter.astro_astro_type_script_index_0_lang';
const ofThanks = 'ThankYou.astro_astro_type_script_index_0_lang';
const ofCite = 'Cite.astro_astro_type_script_index_0_lang';
const ofNotes = 'Body.astro_astro_type_script_index_0_lang';
const loads: Record<keyof typeof templates, string[]> = {
  home: [onEveryPage],
  article: [ofNotes, ofCite, onEveryPage],
  'corrected article': [ofNotes, ofCite, onEveryPage],
  articles: [onEveryPage],
  'topic index': [onEveryPage],
  topic: [onEveryPage],
  people: [onEveryPage],
  person: [onEveryPage],
  sources: [ofSourceFilter, onEveryPage],
  corrections: [ofNotes, onEveryPage],
  'guide index': [onEveryPage],
  guide: [ofNotes, onEveryPage],
  'guide on request': [ofGuideForm, ofNotes, onEveryPage],
  'thank-you page': [ofThanks, onEveryPage],
  'standing page': [ofNotes, onEveryPage],
  'not found': [onEveryPage],
};

test.each(Object.entries(templates))('%s loads the scripts that are listed for it', (name, path) => {
  const html = pages.get(path) ?? expect.fail(`There is no page at ${path}.`);
  expect(scriptsOf(html).map(nameOf)).toEqual(loads[name as keyof typeof loads]); // a key of the same table
});

test('what every page loads counts banners, opens the chat, and loads nothing automatically', async () => {
  const file = bundled.find((one) => nameOf(one) === onEveryPage) ?? expect.fail('There is no such script.');
  const code = read(file);
  expect(code).toContain('data-chat');
  expect(code).toContain('/api/cta-events');
  const inPage = await bannerScript();
  expect(brotliCompressSync(code).length + brotliCompressSync(inPage).length).toBeLessThanOrEqual(2000);
  expect(importsOf(code)).toEqual([]);
  // Vite's helper for `import()`: see press/render/plain-imports.ts.
  expect(code).not.toMatch(/modulepreload|mapDeps/);
});

test('what articles load beside it is small, and draws notes only for readers who open one', () => {
  const own = bundled.filter((file) => [ofCite, ofNotes].includes(nameOf(file)));
  expect(own).toHaveLength(2);
  expect(brotliCompressSync(own.map(read).join('')).length).toBeLessThanOrEqual(800);
  expect(own.flatMap((file) => importsOf(read(file)))).toEqual([]);
  expect(own.map(read).join('')).toMatch(/import\([`'"]\.\/note\./);
});

test('React is loaded by a press of the chat button, and by a touch of the form for a guide', () => {
  // What both islands are made of, named after one of its modules.
  const shared = 'placements';
  const withReact = bundled.filter((file) => importsOf(read(file)).some((path) => path?.includes('/client.')));
  expect(withReact.map(nameOf).filter((name) => name !== 'client')).toEqual([
    'Chat.island',
    'GuideForm.island',
    shared,
  ]);
  const openersOf = (island: string) =>
    bundled.filter((file) => new RegExp(`import\\([\`'"]\\.\\/${island}\\.island`).test(read(file))).map(nameOf);
  expect(openersOf('Chat')).toEqual([onEveryPage]);
  expect(openersOf('GuideForm')).toEqual([ofGuideForm]);
});

test('a file that holds an island says so in its name', () => {
  const islands = readdirSync(new URL('../../src/islands', import.meta.url), { withFileTypes: true });
  const components = islands.filter((entry) => entry.isFile() && entry.name.endsWith('.tsx')).map(({ name }) => name);
  expect(components).toEqual(['Chat.island.tsx', 'GuideForm.island.tsx']);
});
