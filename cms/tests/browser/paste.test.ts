import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectOn, placeCursor } from '../../../web/tests/fixtures/browser.ts';
import type { Fields } from '../fixtures/admin-api.ts';
import { openArticleForm } from '../fixtures/article-form.ts';
import { paragraph, word as randomWord } from '../fixtures/samples.ts';

const { admin, form, text, createArticle, open, save, bodyOf } = await openArticleForm();
const word = readFileSync(new URL('../fixtures/clipboard/word.html', import.meta.url), 'utf8');
// One red pixel.
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4z8AAAAMBAQD3A0FDAAAAAElFTkSuQmCC';

/** Puts something on the clipboard and pastes it over an article's whole text. */
async function paste(clipboard: { html?: string; text?: string }): Promise<Fields> {
  const article = await createArticle(paragraph('Old.'));
  await open(article);
  await placeCursor(text.getByText('Old.'));
  await admin.keyboard.press('Control+a');
  await text.evaluate((element, { html, text: plain }) => {
    const clipboardData = new DataTransfer();
    if (html) clipboardData.setData('text/html', html);
    if (plain) clipboardData.setData('text/plain', plain);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, clipboard);
  return article;
}

test('an editor pastes from Word, reads what was left out, and turns the footnote into plain text', async () => {
  const article = await paste({ html: word });
  await expectOn(text.getByRole('heading', { name: 'How doctors confirm it' })).toBeVisible();
  await expectOn(text.getByRole('cell', { name: 'Sensitivity' })).toBeVisible();
  const notice = form.locator('[data-paste-notice]');
  await expectOn(notice).toContainText(
    'Pasted from Microsoft Word. Left out: 1 comment, 1 tracked deletion, 1 picture that stayed on the other computer, and 1 link to a file.',
  );
  await expectOn(notice).toContainText('Match 1 footnote to a source');
  await expectOn(text.locator('.citation')).toHaveCount(0);
  await notice.getByRole('button', { name: 'Leave as text' }).click();
  await expectOn(notice).not.toContainText('Match');
  await save();
  const body = await bodyOf(article);
  expect(body.map(({ __component }) => __component)).toEqual(['body.rich-text', 'body.table', 'body.rich-text']);
  expect(JSON.stringify(body[0])).toContain('m.[1] See');
  expect(body[1]).toMatchObject({
    caption: 'Table 1. Two ways to take a sample',
    headerRow: true,
    rows: [
      ['Way', 'Sensitivity'],
      ['Fluid', 'about 30%'],
      ['Thoracoscopy: above 90%', ''],
    ],
  });
});

test('a pasted picture goes to the media library, and its figure asks for alt text', async () => {
  await paste({ html: `<p>Before.</p><p><img src="data:image/png;base64,${png}"></p>` });
  await expectOn(text.locator('figure img')).toBeVisible();
  await expectOn(text.locator('[data-field="figureAlt"]')).toHaveText('');
});

test.each(['pasted', 'dropped'])(
  'an image file that is %s becomes a figure, and is in the media library by its name',
  async (way) => {
    const article = await createArticle(paragraph('Before.'), paragraph('After.'));
    await open(article);
    await placeCursor(text.getByText('Before.'));
    const name = `${randomWord()}.png`;
    await text.getByText('Before.').evaluate(
      (line, { bytes, called, isPaste }) => {
        const data = new DataTransfer();
        data.items.add(
          new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], called, { type: 'image/png' }),
        );
        const { x, y } = line.getBoundingClientRect();
        const common = { bubbles: true, cancelable: true };
        line.dispatchEvent(
          isPaste
            ? new ClipboardEvent('paste', { ...common, clipboardData: data })
            : new DragEvent('drop', { ...common, clientX: x + 5, clientY: y + 5, dataTransfer: data }),
        );
      },
      { bytes: png, called: name, isPaste: way === 'pasted' },
    );
    await expectOn(text.locator('figure img')).toBeVisible();
    await save();
    const body = await bodyOf(article);
    expect(body.map(({ __component }) => __component)).toEqual(['body.rich-text', 'body.figure', 'body.rich-text']);
    expect(body[1]).toMatchObject({ figure: { image: { name } } });
  },
);

test('what is saved while a picture uploads is saved with the picture', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await admin.route('**/upload', async (route) => {
    await released;
    await route.continue();
  });
  const article = await paste({ html: `<p>Before.</p><p><img src="data:image/png;base64,${png}"></p><p>After.</p>` });
  await expectOn(form.getByText('Uploading 1 picture…')).toBeVisible();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expectOn(admin.getByText('A picture is still uploading.')).toBeVisible();
  expect(await bodyOf(article)).toHaveLength(1);

  release();
  const saved = admin.getByRole('region', { name: 'Notifications' }).getByText('Saved document');
  await saved.waitFor();
  await admin.unroute('**/upload');
  const [before, figure, after] = await bodyOf(article);
  expect([before, after].map((block) => JSON.stringify(block))).toEqual([
    expect.stringContaining('Before.'),
    expect.stringContaining('After.'),
  ]);
  expect(figure).toMatchObject({ __component: 'body.figure', figure: { image: { mime: 'image/png' } } });
  await expectOn(form.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
});

test('a paste of 5 MB arrives whole', async () => {
  const line = `<p class=MsoNormal>${'Asbestos <b>fibers</b> stay in the lung. '.repeat(2_000)}</p>`;
  await paste({ html: `<html xmlns:w="urn:schemas-microsoft-com:office:word">${line.repeat(61)}<p>The end.</p>` });
  await expectOn(text.getByText('The end.', { exact: true })).toBeAttached();
});
