import { describe, expect, test } from 'vitest';
import { expectOn, placeCursor, placeCursorAtEnd } from '../../../web/tests/fixtures/browser.ts';
import { openArticleForm } from '../fixtures/article-form.ts';
import { paragraph } from '../fixtures/samples.ts';

const table = {
  __component: 'body.table',
  caption: 'Stages',
  headerRow: true,
  rows: [
    ['Stage', 'Meaning'],
    ['I', 'In one place'],
  ],
};
const points = { __component: 'body.key-points', points: [{ text: 'One point.' }] };

const { admin, form, text, createArticle, open, save, bodyOf } = await openArticleForm();

/** Puts the cursor at the end of a paragraph that says this. */
const goToEndOf = (words: string) => placeCursorAtEnd(text.getByText(words));

describe('in an article that an API client wrote, an editor', () => {
  test('changes one component by typing one word, and all others stay what they were', async () => {
    const article = await createArticle(paragraph('The first text.'), paragraph('The second text.'), points, table);
    const before = await bodyOf(article);
    await open(article);
    await goToEndOf('The second text.');
    await admin.keyboard.type(' Typed.');
    await save();
    const after = await bodyOf(article);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.filter((component, index) => JSON.stringify(component) !== JSON.stringify(before[index]))).toEqual([
      expect.objectContaining({ content: paragraph('The second text. Typed.').content }),
    ]);
  });

  test('has nothing to save before anything is typed, nor after it is undone', async () => {
    await open(await createArticle(paragraph('The only text.'), table));
    const button = form.getByRole('button', { name: 'Save', exact: true });
    await expectOn(button).toBeDisabled();
    await goToEndOf('The only text.');
    await admin.keyboard.type('!');
    await expectOn(button).toBeEnabled();
    await admin.keyboard.press('Control+z');
    await expectOn(button).toBeDisabled();
  });
});

describe('an editor', () => {
  test('writes headings, a list, a table and questions from the keyboard, and finds them after saving', async () => {
    const article = await createArticle(points);
    await open(article);
    await placeCursor(text.locator(':scope > p').last());
    await admin.keyboard.type('## A heading');
    await admin.keyboard.press('Enter');
    await admin.keyboard.type('- one');
    await admin.keyboard.press('Enter');
    await admin.keyboard.type('two');
    for (const _ of ['leaves the item', 'leaves the list']) await admin.keyboard.press('Enter');
    await admin.keyboard.type('/tab');
    await form.getByRole('option', { name: 'Table' }).waitFor();
    await admin.keyboard.press('Enter');
    await admin.keyboard.type('Survival');
    await admin.keyboard.press('Enter');
    for (const cell of ['Year', 'Share', 'Source']) {
      await admin.keyboard.type(cell);
      await admin.keyboard.press('Tab');
    }
    await admin.keyboard.press('Alt+Enter');
    await admin.keyboard.type('/questions');
    await form.getByRole('option', { name: 'Questions and answers' }).waitFor();
    await admin.keyboard.press('Enter');
    await admin.keyboard.type('Is it rare?');
    await admin.keyboard.press('Enter');
    await admin.keyboard.type('Yes.');
    await save();
    await admin.reload();
    await expectOn(text.getByRole('heading', { name: 'A heading' })).toBeVisible();
    const [, first, second, third] = await bodyOf(article);
    expect(JSON.stringify(first)).toContain('"format":"unordered"');
    expect(second).toMatchObject({ caption: 'Survival', headerRow: true });
    expect(second?.rows).toEqual([
      ['Year', 'Share', 'Source'],
      ['', '', ''],
      ['', '', ''],
    ]);
    expect(third).toMatchObject({ items: [{ question: 'Is it rare?' }] });
  });

  test('goes on typing after a save, in the same component', async () => {
    const article = await createArticle(paragraph('Words.'));
    await open(article);
    await goToEndOf('Words.');
    await admin.keyboard.type(' More.');
    await save();
    await goToEndOf('Words. More.');
    await admin.keyboard.type(' Still more.');
    await save();
    const [only, ...rest] = await bodyOf(article);
    expect(rest).toEqual([]);
    expect(JSON.stringify(only)).toContain('Words. More. Still more.');
  });

  test('saves from the keyboard, and goes on typing where the cursor is', async () => {
    const article = await createArticle(paragraph('Words.'));
    await open(article);
    await goToEndOf('Words.');
    await admin.keyboard.type(' More.');
    await admin.keyboard.press('Control+Enter');
    await admin.keyboard.type(' Still more.');
    await admin.getByRole('region', { name: 'Notifications' }).getByText('Saved document').waitFor();
    await expectOn(text).toContainText('Words. More. Still more.');
    // Saves what came after the first save, if that didn't have all of it already.
    await admin.keyboard.press('Control+Enter');
    await expect
      .poll(async () => JSON.stringify(await bodyOf(article)), { timeout: 60_000 })
      .toContain('Words. More. Still more.');
  });

  test('moves a block with the keyboard, and takes it back', async () => {
    await open(await createArticle(points, paragraph('Last.')));
    await goToEndOf('Last.');
    await admin.keyboard.press('Alt+Shift+ArrowUp');
    await expectOn(text.locator(':scope > *').first()).toHaveText('Last.');
    await admin.keyboard.press('Control+z');
    await expectOn(text.locator(':scope > *').first()).toContainText('One point.');
  });

  test('drags a block by its handle, though Strapi cancels drops of what is no list’s', async () => {
    await open(await createArticle(paragraph('First.'), paragraph('Second.'), points));
    await goToEndOf('First.');
    const second = await text.getByText('Second.').boundingBox();
    await form.getByRole('button', { name: 'Drag to move' }).hover();
    await admin.mouse.down();
    for (const below of [20, -1])
      await admin.mouse.move((second?.x ?? 0) + 100, (second?.y ?? 0) + (second?.height ?? 0) + below, { steps: 5 });
    await admin.mouse.up();
    await expectOn(text.locator(':scope > *').first()).toHaveText('Second.');
    await expectOn(text.locator(':scope > *').nth(1)).toHaveText('First.');
  });

  test('sees at the block itself what keeps the article from being published', async () => {
    await open(await createArticle(paragraph('Fine.'), { ...points, points: [{ text: 'x' }] }));
    await placeCursor(text.getByRole('listitem'));
    await admin.keyboard.press('Backspace');
    await expectOn(text.getByRole('listitem')).toHaveText('');
    await form.getByRole('button', { name: 'Publish', exact: true }).click();
    await expectOn(text.getByRole('alert')).toContainText('Text');
  });

  test('replaces a word wherever it is', async () => {
    await open(await createArticle(paragraph('One asbestos.'), { ...points, points: [{ text: 'Asbestos again.' }] }));
    await form.getByRole('button', { name: 'Find and replace' }).click();
    await form.getByLabel('Find', { exact: true }).fill('asbestos');
    await form.getByText('of 2').waitFor();
    await form.getByLabel('Replace with').fill('talc');
    await form.getByRole('button', { name: 'Replace all' }).click();
    await expectOn(text).toContainText('One talc.');
    await expectOn(text).toContainText('talc again.');
  });
});
