import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { expectOn, placeCursor, placeCursorAtEnd, selectionReported } from '../../../web/tests/fixtures/browser.ts';
import { asAdministrator } from '../fixtures/admin-api.ts';
import { openArticleForm } from '../fixtures/article-form.ts';
import { createSource, paragraph } from '../fixtures/samples.ts';

const { admin, form, text, createArticle, open, save, bodyOf } = await openArticleForm();

/** Puts the cursor at the end of the first paragraph. */
const goToEnd = () => placeCursorAtEnd(text.locator('p').first());

describe('an editor', () => {
  test('sees that a block of a later version isn’t editable here, and why it can’t be saved; what is typed stays', async () => {
    const later = { __component: 'body.timeline', id: 77, years: [{ year: '1960', of: { depth: 1 } }] };
    const article = await createArticle(paragraph('Before it.'));
    const address = `${stack.cmsUrl}/content-manager/collection-types/api::article.article/${article.documentId}*`;
    await admin.route(address, async (route) => {
      const response = await route.fetch();
      const answer: { data: { body: unknown[] } } = await response.json();
      answer.data.body.push(later);
      await route.fulfill({ response, json: answer });
    });
    await open(article);
    const block = text.locator('[data-block="unknownComponent"]');
    await expectOn(block).toContainText('Not editable here');
    await expectOn(block).toContainText('body.timeline');
    await goToEnd();
    await admin.keyboard.type(' Typed.');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await expectOn(text.getByRole('alert')).toContainText('This version can’t save this block');
    await expectOn(text).toContainText('Before it. Typed.');
    await expectOn(block).toBeVisible();
    await admin.unroute(address);
  });

  test('types a key with an accent, which no source can have, and sees that before anything is published', async () => {
    const article = await createArticle(paragraph('A statement.'));
    await open(article);
    await goToEnd();
    await admin.keyboard.type(' [@müller2018]');
    await admin.keyboard.press('Escape');
    await save();
    expect(JSON.stringify(await bodyOf(article))).toContain('[@müller2018]');
    await form.getByRole('button', { name: 'Publish', exact: true }).click();
    await expectOn(text.getByRole('alert')).toContainText('[@müller2018]');
  });

  test('has a paragraph of nothing but citations, and types before and after them', async () => {
    const { citeKey } = await createSource(await asAdministrator(stack));
    const article = await createArticle(paragraph(`[@${citeKey}][@${citeKey}, p. 2]`));
    await open(article);
    await expectOn(text.locator('.citation')).toHaveCount(2);
    await goToEnd();
    await admin.keyboard.type('z');
    await admin.keyboard.press('Home');
    await selectionReported(admin);
    await admin.keyboard.type('y');
    await save();
    expect(JSON.stringify(await bodyOf(article))).toContain(`y[@${citeKey}][@${citeKey}, p. 2]z`);
  });

  test('writes from right to left where the words do', async () => {
    const article = await createArticle(paragraph('English.'), paragraph('עברית.'));
    await open(article);
    const directions = await text
      .locator(':scope > p')
      .evaluateAll((all) => all.map((one) => [one.textContent, getComputedStyle(one).direction]));
    expect(directions).toContainEqual(['English.', 'ltr']);
    expect(directions).toContainEqual(['עברית.', 'rtl']);
  });

  test('pastes from a page that pretends to be a writing field, and gets no link that runs a script', async () => {
    await open(await createArticle(paragraph('Old.')));
    await placeCursor(text.getByText('Old.'));
    const html = `<p data-pm-slice="1 1 []">Bad <a href="javascript:document.title='run'">link</a>
      <img src=x onerror="document.title='run'"></p><script>document.title = 'run'</script>`;
    await text.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', pasted);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, html);
    await expectOn(text).toContainText('Bad link');
    expect(await text.locator('[href^="javascript"], img:not(.ProseMirror-separator), script').count()).toBe(0);
    expect(await admin.title()).not.toBe('run');
  });

  test('pastes 20 huge attributes, scripts and drawings from a web page, and gets the words', async () => {
    await open(await createArticle(paragraph('Old.')));
    await placeCursor(text.getByText('Old.'));
    await admin.keyboard.press('Control+a');
    const huge = 'x'.repeat(100_000);
    const html =
      `<div style="--a: ${huge}" title="${huge}" onclick="document.title='run'">Words <svg onload="document.title='run'"><script>document.title='run'</script><text>drawn</text></svg>
      <a href="data:text/html,<script>document.title='run'</script>">that stay</a> <iframe srcdoc="<script>parent.document.title='run'</script>"></iframe>
      <img alt="A drawing" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"></div>`.repeat(
        20,
      );
    await text.evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', pasted);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, html);
    await expectOn(text).toContainText('that stay');
    expect(
      await text.locator('a, img:not(.ProseMirror-separator), svg, script, iframe, [style*="--a"], [onclick]').count(),
    ).toBe(0);
    expect(await admin.title()).not.toBe('run');
  });
});

test('while the cms takes half a minute to save, the text can be written on, and nothing is sent twice', async () => {
  const article = await createArticle(paragraph('Begun.'));
  await open(article);
  await goToEnd();
  await admin.keyboard.type(' Sent.');
  let saves = 0;
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const address = '**/content-manager/collection-types/**';
  await admin.route(address, async (route) => {
    if (route.request().method() === 'PUT') {
      saves += 1;
      await answered;
    }
    await route.continue();
  });
  const button = form.getByRole('button', { name: 'Save', exact: true });
  await button.click();
  await expect.poll(() => saves, { timeout: 60_000 }).toBe(1);
  await expectOn(button).toBeDisabled();
  await goToEnd();
  await admin.keyboard.type(' Typed on.');
  await expectOn(text).toContainText('Begun. Sent. Typed on.');
  answer();
  const saved = admin.getByRole('region', { name: 'Notifications' }).getByText('Saved document');
  await saved.waitFor();
  await saved.waitFor({ state: 'hidden' });
  await expectOn(text).toContainText('Begun. Sent. Typed on.');
  expect(saves).toBe(1);
  expect(JSON.stringify(await bodyOf(article))).toContain('Begun. Sent.');
  await admin.unroute(address);
  await save();
  expect(JSON.stringify(await bodyOf(article))).toContain('Begun. Sent. Typed on.');
});
