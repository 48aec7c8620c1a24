import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page, Rendered } from '../../press/render/page.ts';
import { BATCH, Renderer } from '../../press/render/renderer.ts';

const folder = mkdtempSync(join(tmpdir(), 'renderer-'));
const entry = join(folder, 'entry.mjs');
const limits = { stuckMs: 2000, megabytes: 32 };

/** As a bundle exports it: pages say what happens when they are rendered. */
const app = `
const held = [];
export const app = {
  async render(request, { locals }) {
    const { does, text } = locals.page;
    if (does === 'crash') process.exit(1);
    if (does === 'fill the memory') for (;;) held.push(new Array(2_000_000).fill(held.length));
    if (does === 'get stuck') for (;;);
    if (does === 'throw') {
      locals.error = new TypeError(text);
      return new Response('', { status: 500 });
    }
    const { pathname } = new URL(request.url);
    return new Response(pathname + ' ' + text, { status: pathname === '/404/' ? 404 : 200 });
  },
};
`;

let renderer: Renderer;
beforeAll(async () => {
  writeFileSync(entry, app);
  renderer = new Renderer(entry, limits);
  await renderer.ready();
});
afterAll(async () => {
  await renderer.close();
  rmSync(folder, { recursive: true });
});

const page = (path: string, props: object): Page => ({ path, file: `${path.slice(1)}index.html`, key: path, props });
const healthy = (count: number) =>
  Array.from({ length: count }, (_, index) => page(`/${index}/`, { text: `number ${index}` }));

const said = ({ path }: Page, result: Rendered) =>
  'error' in result ? `${path} failed: ${result.error}` : result.bytes.toString();

async function* inBatches(pages: readonly Page[]) {
  for (let from = 0; from < pages.length; from += BATCH)
    yield pages.slice(from, from + BATCH).map((one) => ({ page: one }));
}

async function renderAll(pages: readonly Page[]): Promise<string[]> {
  const all: string[] = [];
  await renderer.render(inBatches(pages), pages.length, async (rendered) => {
    for (const one of rendered) all.push(said(one.page, one.result));
  });
  return all;
}

test('every page is rendered from its props, with one thread and with two', async () => {
  for (const count of [0, 1, 45, 450]) {
    const rendered = await renderAll(healthy(count));
    expect(rendered.sort()).toEqual(
      healthy(count)
        .map(({ path }, index) => `${path} number ${index}`)
        .sort(),
    );
  }
});

test('the page for what is not found answers 404, and is rendered', async () => {
  expect(await renderAll([page('/404/', { text: 'not here' })])).toEqual(['/404/ not here']);
});

test('what a template throws is said of its page', async () => {
  const pages = [page('/x/', { does: 'throw', text: 'no such block' }), ...healthy(2)];
  expect(await renderAll(pages)).toEqual(['/x/ failed: Error: no such block', '/0/ number 0', '/1/ number 1']);
});

describe.each([
  ['crash', /ended/],
  ['fill the memory', /memory/],
  ['get stuck', /longer than 2 seconds/],
])('when a page has its thread %s', (does, reason) => {
  test('only that page fails, and the next pages are rendered', async () => {
    const [culprit, ...others] = await renderAll([page('/culprit/', { does }), ...healthy(3)]);
    expect(culprit).toMatch(/^\/culprit\/ failed: /);
    expect(culprit).toMatch(reason);
    expect(others).toEqual(['/0/ number 0', '/1/ number 1', '/2/ number 2']);
    expect(await renderAll(healthy(1))).toEqual(['/0/ number 0']);
  });
});

test('a bundle that can’t be loaded is said at once', async () => {
  const broken = new Renderer(join(folder, 'no-such-bundle.mjs'), limits);
  await expect(broken.ready()).rejects.toThrow('no-such-bundle.mjs');
  await broken.close();
});
