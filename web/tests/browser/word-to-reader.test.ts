import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { openArticleForm } from '../../../cms/tests/fixtures/article-form.ts';
import { completeArticle, create, publish } from '../../../cms/tests/fixtures/samples.ts';
import { expectOn, openBrowser, placeCursor, placeCursorAtEnd, selectionReported } from '../fixtures/browser.ts';
import { drawPicture } from '../fixtures/draw-picture.ts';
import { ARTICLE, pathOf, untilReads } from '../fixtures/newsroom.ts';
import { untilLive } from '../fixtures/press.ts';

const LEAD = '/articles/dying-brain-tumor-cells-change-their-neighbors/';
const word = readFileSync(new URL('../../../cms/tests/fixtures/clipboard/word-article.html', import.meta.url), 'utf8');

const administrator = await asAdministrator(stack);
const { admin, form, text, open, save, bodyOf } = await openArticleForm();
const browser = await openBrowser();
const reader = await browser.newPage();

/** Pictures as Word puts them on the clipboard: their bytes are in its RTF. */
async function rtfOf(count: number): Promise<string> {
  const pictures = await Promise.all(
    Array.from({ length: count }, async (_, index) =>
      sharp(await drawPicture(700 + index))
        .png()
        .toBuffer(),
    ),
  );
  return `{\\rtf1\\ansi ${pictures.map((bytes) => `{\\pict\\pngblip ${bytes.toString('hex')}}`).join('')}}`;
}

async function paste(clipboard: { html: string; rtf: string }): Promise<void> {
  await placeCursor(text.getByText('Old.'));
  await admin.keyboard.press('Control+a');
  await text.evaluate((element, { html, rtf }) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    clipboardData.setData('text/rtf', rtf);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, clipboard);
}

/** Selects a word that the text has once, with a double click on it. */
async function selectWord(wanted: string): Promise<void> {
  const place = await text.evaluate((element, searched) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const at = texts.currentNode.nodeValue?.indexOf(searched) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(texts.currentNode, at);
      range.setEnd(texts.currentNode, at + searched.length);
      texts.currentNode.parentElement?.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return null;
  }, wanted);
  if (!place) throw new Error(`The text has no “${wanted}”.`);
  await admin.mouse.dblclick(place.x, place.y);
  await expect.poll(() => admin.evaluate(() => document.getSelection()?.toString().trim())).toBe(wanted);
  await selectionReported(admin);
}

const chips = () => text.locator('.citation');

/** Finds a source while typing, and chooses it with Enter. */
async function citeByPicker(place: string, typed: string, title: RegExp): Promise<void> {
  const before = await chips().count();
  await selectWord(place);
  await admin.keyboard.type(`@${typed}`);
  // What is first is what Enter chooses: until the search was answered, that is another source.
  await expectOn(admin.getByRole('listbox').getByRole('option').first()).toContainText(title);
  await admin.keyboard.press('Enter');
  await expectOn(chips()).toHaveCount(before + 1);
}

async function citeByTyping(place: string, mark: string): Promise<void> {
  const before = await chips().count();
  await selectWord(place);
  await admin.keyboard.type(mark);
  await expectOn(chips()).toHaveCount(before + 1);
}

/**
 * What readers get of running text, tables, and figures: their kinds, words, and links; and the sources. Key points, quotes, and
 * questions are blocks that no Word document has.
 */
async function readPage(path: string) {
  await reader.goto(stack.siteUrl + path);
  return reader.evaluate(() => {
    const words = (element: Element | null) => element?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
    const find = (selector: string) => [...document.querySelectorAll(`.prose:not(.questions .prose) > ${selector}`)];
    return {
      blocks: find(':is(p, h2, h3, ul, ol, blockquote, .table)').map((block) => [block.localName, words(block)]),
      cells: find('.table :is(th, td)').map((cell) => [cell.localName, words(cell)]),
      emphasis: find('p :is(em, strong)').map((one) => [one.localName, words(one)]),
      links: find('p a[href]:not([href^="#"])').map((a) => a.getAttribute('href')),
      figures: find('figure:not(.pull-quote)').map((one) => [
        one.querySelector('img')?.getAttribute('alt'),
        words(one.querySelector('figcaption span:not(.credit)')),
      ]),
      sources: [...document.querySelectorAll('li[id^="source-"]')].map((one) => [one.id, words(one).slice(0, 60)]),
      alsoConsulted: [...document.querySelectorAll('.sources.consulted > li')].length,
    };
  });
}

const images = z.array(
  z.looseObject({ figure: z.looseObject({ image: z.looseObject({ id: z.number() }) }).optional() }),
);
const pictureIds: number[] = [];
let article: Fields;
let other: Fields;
beforeAll(async () => {
  const data = await completeArticle(administrator, {
    sources: [],
    body: [
      { __component: 'body.rich-text', content: [{ type: 'paragraph', children: [{ type: 'text', text: 'Old.' }] }] },
    ],
  });
  article = await create(administrator, ARTICLE, data);
  const { list } = await administrator.call('GET', `${collection(ARTICLE)}?filters[slug][$contains]=mars-2`);
  [other = {}] = list;
  expect(other.headline).toBeTruthy();
});
afterAll(async () => {
  await browser.close();
  // A picture that is in use can't be deleted.
  await administrator.call('DELETE', collection(ARTICLE, article.documentId));
  for (const id of pictureIds) await administrator.call('DELETE', `/upload/files/${id}`);
  await untilLive(stack);
});

describe('an editor rebuilds the demo’s lead article from Word', () => {
  test('the paste has its headings, its table with its header, and its two pictures, which go to the media library', async () => {
    await open(article);
    await paste({ html: word, rtf: await rtfOf(2) });
    await expectOn(text.locator('figure img')).toHaveCount(2);
    await expectOn(text.getByRole('heading', { level: 2 })).toHaveCount(4);
    await expectOn(text.getByRole('cell', { name: 'Which cancer?' })).toBeVisible();
    await expectOn(chips()).toHaveCount(4);
  });

  test('five citations are put in, by the picker and by typing', async () => {
    await citeByTyping('CITE1', '[@pavlyukov2018; @uab2018]');
    await citeByPicker('CITE2', 'pavlyukov', /Apoptotic Cell-Derived/);
    await citeByPicker('CITE3', 'malignancy vesicles', /Apoptotic Cell-Derived/);
    await citeByPicker('CITE4', 'acs-key', /Key Statistics/i);
    await citeByTyping('CITE5', '[@uab2018]');
    await expectOn(text).not.toContainText('CITE');
  });

  test('a word is linked to another article', async () => {
    await selectWord('neurosurgeon');
    await admin.keyboard.press('Control+k');
    await form.getByRole('dialog', { name: 'Link' }).getByRole('combobox').fill(String(other.headline));
    await form.getByRole('option', { name: String(other.headline) }).click();
    await expectOn(text.getByRole('link', { name: 'neurosurgeon' })).toBeVisible();
  });

  test('once it is published, readers get what the original says, in its structure', async () => {
    await save();
    for (const { figure } of images.parse(await bodyOf(article))) if (figure) pictureIds.push(figure.image.id);
    expect(pictureIds).toHaveLength(2);
    await form.getByRole('button', { name: 'Publish', exact: true }).click();
    await admin.getByRole('region', { name: 'Notifications' }).getByText('Published document').waitFor();
    await untilReads(stack.siteUrl + pathOf(article), 'neurosurgeon');

    const [original, rebuilt] = [await readPage(LEAD), await readPage(pathOf(article))];
    expect(rebuilt.blocks).toEqual(original.blocks);
    expect(rebuilt.cells).toEqual(original.cells);
    expect(rebuilt.emphasis).toEqual(original.emphasis);
    expect(rebuilt.sources).toEqual(original.sources);
    expect(rebuilt.links).toEqual(original.links.toSpliced(0, 0, pathOf(other)));
    // The picture above the original's text is the first of the rebuilt one.
    expect(rebuilt.figures).toHaveLength(2);
    expect(rebuilt.figures.slice(1)).toEqual(original.figures);
    expect(rebuilt.alsoConsulted).toBe(0);
  });
});

test('when its last mark is deleted, a source moves to “Also consulted”', async () => {
  const cited = await create(administrator, ARTICLE, await completeArticle(administrator));
  expect(await publish(administrator, ARTICLE, cited)).toMatchObject({ status: 200 });
  await untilReads(stack.siteUrl + pathOf(cited), 'source-1');
  const before = await readPage(pathOf(cited));
  expect(before.blocks).toEqual([['p', 'A statement with its source1.']]);
  expect(before.alsoConsulted).toBe(0);

  await open(cited);
  await placeCursorAtEnd(text.locator('p').first());
  await admin.keyboard.press('ArrowLeft');
  await selectionReported(admin);
  await admin.keyboard.press('Backspace');
  await expectOn(chips()).toHaveCount(0);
  await form.getByRole('button', { name: 'Publish', exact: true }).click();
  await untilReads(stack.siteUrl + pathOf(cited), 'Also consulted');
  const after = await readPage(pathOf(cited));
  expect(after.blocks).toEqual([['p', 'A statement with its source .']]);
  expect(after.alsoConsulted).toBe(1);
});
