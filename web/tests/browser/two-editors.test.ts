import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { completeArticle, create, word } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { violationsOf } from '../fixtures/violations.ts';

const ARTICLE = 'api::article.article';
const administrator = await asAdministrator(stack);
const browser = await openBrowser();
const leaving: (() => Promise<void>)[] = [];
let ana: Page;
let ben: Page;

async function openAdminAs(code: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  leaving.push(await logInAs(page, code));
  return page;
}
beforeAll(async () => {
  ana = await openAdminAs('editor');
  ben = await openAdminAs('strapi-super-admin');
});
afterAll(async () => {
  await browser.close();
  for (const leave of leaving) await leave();
});

const paragraphs = (...texts: string[]) => ({
  __component: 'body.rich-text',
  content: texts.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] })),
});
const form = (page: Page) => page.getByRole('main');
const headline = (page: Page) => form(page).locator('[name="headline"]');
const deck = (page: Page) => form(page).locator('[name="dek"]');
const text = (page: Page) => form(page).getByRole('textbox', { name: /^Body/ });
const notifications = (page: Page) => page.getByRole('region', { name: 'Notifications' });
const dialog = (page: Page) => page.getByRole('dialog');

async function open(page: Page, { documentId }: Fields): Promise<void> {
  await page.goto(`${stack.cmsUrl}/admin${collection(ARTICLE, documentId)}`);
  await text(page).waitFor();
}

async function openedByBoth(...body: Fields[]): Promise<Fields> {
  const article = await create(
    administrator,
    ARTICLE,
    await completeArticle(administrator, { headline: `Before ${word()}`, ...(body.length > 0 && { body }) }),
  );
  await Promise.all([open(ana, article), open(ben, article)]);
  return article;
}

/** On phones, it is at the foot of the window. */
const pressSave = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
async function save(page: Page): Promise<void> {
  await pressSave(page);
  await notifications(page).getByText('Saved document').last().waitFor();
}
const stored = async ({ documentId }: Fields) =>
  (await administrator.call('GET', collection(ARTICLE, documentId))).data;

/** Writes over the paragraph that has a text. */
async function rewrite(page: Page, before: string, after: string): Promise<void> {
  await text(page).locator(':scope > p', { hasText: before }).click({ clickCount: 3 });
  await page.keyboard.type(after);
}

describe('two editors who have one article open', () => {
  test('see that the other has it, and whether something isn’t saved', async () => {
    await openedByBoth();
    const others = form(ana).getByRole('region', { name: 'Who else is editing' });
    await expectOn(others).toContainText('Also being edited by Sample strapi-super-admin.');
    await deck(ben).fill('Typed, and not saved.');
    await expectOn(others).toContainText('Sample strapi-super-admin (unsaved changes)');
    // Its page asks whether to leave what isn’t saved.
    ben.once('dialog', (question) => void question.accept());
    await ben.goto(`${stack.cmsUrl}/admin`);
    await expectOn(others).toHaveText('');
  });

  test('change different fields and different paragraphs, and both texts survive', async () => {
    const article = await openedByBoth(paragraphs('First paragraph.', 'Second paragraph.', 'Third paragraph.'));
    await headline(ana).fill('What Ana calls it');
    await rewrite(ana, 'First paragraph.', 'Ana’s beginning.');
    await save(ana);
    await deck(ben).fill('Ben’s one sentence.');
    await rewrite(ben, 'Third paragraph.', 'Ben’s end.');
    await pressSave(ben);
    await expectOn(notifications(ben)).toContainText('Your changes are combined with that version.');
    await expectOn(headline(ben)).toHaveValue('What Ana calls it');
    await expectOn(deck(ben)).toHaveValue('Ben’s one sentence.');
    await expectOn(text(ben)).toContainText('Ana’s beginning.');
    await expectOn(text(ben)).toContainText('Ben’s end.');
    await save(ben);
    const both = await stored(article);
    expect([both.headline, both.dek]).toEqual(['What Ana calls it', 'Ben’s one sentence.']);
    for (const words of ['Ana’s beginning.', 'Second paragraph.', 'Ben’s end.'])
      expect(JSON.stringify(both.body)).toContain(words);
  });

  test('change the same, see both versions side by side, and choose for each', async () => {
    const article = await openedByBoth(paragraphs('First paragraph.', 'Second paragraph.', 'Third paragraph.'));
    await headline(ana).fill('Asbestos in schools: what Ana found');
    await rewrite(ana, 'Second paragraph.', 'Most of the schools were built before 1980.');
    await rewrite(ana, 'First paragraph.', 'Ana’s beginning.');
    await save(ana);
    await headline(ben).fill('Asbestos in schools: what Ben found');
    await rewrite(ben, 'Second paragraph.', 'Most of the schools were built before 1978, records show.');
    await pressSave(ben);

    const title = dialog(ben).getByRole('region', { name: 'Headline' });
    await expectOn(title).toContainText('what Ana found');
    await expectOn(title).toContainText('what Ben found');
    const paragraph = dialog(ben).getByRole('region', { name: 'Body: Text' });
    await expectOn(paragraph).toContainText('built before 1980.');
    await expectOn(paragraph).toContainText('built before 1978, records show.');
    await expectOn(dialog(ben)).toContainText('Sample editor saved this at');
    await expectOn(dialog(ben)).toContainText('Combined for you: Body');
    expect(await violationsOf(ben, dialog(ben))).toEqual([]);

    // Back to the text: all that was typed is there, and saving asks again.
    await dialog(ben).getByRole('button', { name: 'Back to my text' }).click();
    await expectOn(headline(ben)).toHaveValue('Asbestos in schools: what Ben found');
    expect((await stored(article)).headline).toBe('Asbestos in schools: what Ana found');
    // On a phone, too, where Strapi draws what is beside the form again.
    await ben.setViewportSize({ width: 390, height: 844 });
    await pressSave(ben);
    await expectOn(dialog(ben)).toContainText('2 choices left');
    await title.getByRole('radio', { name: 'Sample editor’s version' }).click();
    await expectOn(dialog(ben)).toContainText('1 choice left');
    await paragraph.getByRole('radio', { name: 'Your version here' }).click();
    await dialog(ben).getByRole('button', { name: 'Use these' }).click();
    await expectOn(headline(ben)).toHaveValue('Asbestos in schools: what Ana found');
    await save(ben);
    await ben.setViewportSize({ width: 1280, height: 900 });
    const both = await stored(article);
    expect(both.headline).toBe('Asbestos in schools: what Ana found');
    const body = JSON.stringify(both.body);
    for (const words of ['Ana’s beginning.', 'before 1978, records show.', 'Third paragraph.'])
      expect(body).toContain(words);
    expect(body).not.toContain('before 1980');
  });

  test('what one typed can be copied into a new article when the other deleted it', async () => {
    const article = await openedByBoth(paragraphs('First paragraph.'));
    await headline(ben).fill('Saved from the trash');
    await administrator.call('DELETE', collection(ARTICLE, article.documentId));
    await pressSave(ben);
    await expectOn(ben.getByRole('alertdialog')).toContainText('This was deleted');
    await ben.getByRole('button', { name: 'Copy to a new one' }).click();
    await ben.waitForURL(/\/create/);
    await expectOn(headline(ben)).toHaveValue('Saved from the trash');
    await expectOn(text(ben)).toContainText('First paragraph.');
  });
});

test('someone who saves twice in a row, and publishes, is never asked about their own versions', async () => {
  const article = await openedByBoth();
  for (const version of ['first', 'second']) {
    await headline(ana).fill(`The ${version} version`);
    await save(ana);
  }
  await deck(ana).fill('Published with this.');
  await form(ana).getByRole('button', { name: 'Publish', exact: true }).click();
  await notifications(ana).getByText('Published document').waitFor();
  await deck(ana).fill('And changed again.');
  await save(ana);
  expect((await stored(article)).dek).toBe('And changed again.');
});
