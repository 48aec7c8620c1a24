import { dayIn } from '@patient-press/shared/time-zones';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { expectOn } from '../../../web/tests/fixtures/browser.ts';
import { openAdmin } from '../../../web/tests/fixtures/open-admin.ts';
import { settings } from '../../src/setup/demo/content/settings.ts';
import { asAdministrator, collection, type Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { completeArticle, create, dayFromToday } from '../fixtures/samples.ts';
import { haveItDue, inSeconds, schedule, schedulesOf } from '../fixtures/schedules.ts';

const ARTICLE = 'api::article.article';
const administrator = await asAdministrator(stack);
// An editor far from the newsroom.
const { admin, dialog, picture } = await openAdmin('editor', { timezoneId: 'Europe/Berlin' });

const anArticle = async (): Promise<Fields> => create(administrator, ARTICLE, await completeArticle(administrator));
const open = ({ documentId }: Fields) => admin.goto(`${stack.cmsUrl}/admin${collection(ARTICLE, documentId)}`);

test('an article is scheduled from its form, is on the site on time, and the hour that clocks repeat is explained', async () => {
  const article = await anArticle();
  await open(article);
  await admin.getByRole('button', { name: 'Schedule…' }).click();
  await dialog.getByLabel('Date').fill('2030-11-03');
  await dialog.getByLabel('Time').fill('01:30');
  await dialog.getByText('show this time twice').first().waitFor();
  await dialog.getByRole('radio', { name: /^The second, 1:30 a\.m\. EST/ }).click();
  await dialog.getByText('That is Nov 3, 2030, 1:30 a.m. EST.').waitFor();
  await dialog.getByText('On your clock: Nov 3, 2030, 7:30 a.m.').waitFor();
  await picture('repeated');
  await dialog.getByLabel('Date').fill('2030-03-10');
  await dialog.getByLabel('Time').fill('02:30');
  await dialog.getByText('from 2:00 a.m. straight to 3:00 a.m.').waitFor();
  await dialog.getByLabel('Date').fill('2020-03-10');
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
  await dialog.getByText('This time has passed.').waitFor();
  await dialog.getByLabel('Date').fill(dayFromToday(1));
  await dialog.getByLabel('Time').fill('09:00');
  await dialog.getByRole('button', { name: 'Schedule', exact: true }).click();
  await expectOn(dialog).toHaveCount(0);
  await admin.getByText(/^Publishes .*, 9:00 a\.m\. E[SD]T$/).waitFor();
  await picture('panel');
  const [planned] = await schedulesOf(administrator, 'coming', article);
  if (!planned) throw new Error('The form scheduled nothing.');
  expect(dayIn(settings.timeZone, planned.at)).toBe(dayFromToday(1));

  await haveItDue(sql, planned);
  const url = `${stack.siteUrl}/articles/${String(article.slug)}/`;
  await expectOn.poll(async () => (await fetch(url)).status).toBe(200);
  await expectOn(admin.getByText('Nothing is scheduled.').first()).toBeVisible();
  // The open form knows that readers have it now.
  await admin.getByRole('tab', { name: 'Published' }).click();
  await expectOn(admin).toHaveURL(/status=published/);
});

test('a change has the form ask again, and one button schedules the new text', async () => {
  const article = await anArticle();
  await schedule(administrator, ARTICLE, article, { at: inSeconds(86_400) });
  const headline = `Changed ${String(article.slug)}`;
  await administrator.call('PUT', collection(ARTICLE, article.documentId), { headline });
  await open(article);
  await admin.getByText('The text was changed after it was scheduled.').waitFor();
  await picture('asks-again');
  await admin.getByRole('button', { name: 'Schedule the new text' }).click();
  await expectOn(admin.getByText('The text was changed after it was scheduled.')).toHaveCount(0);
  expect(await schedulesOf(administrator, 'coming', article)).toMatchObject([
    { state: 'waiting', scheduledBy: 'Sample editor' },
  ]);
});

test('the page “Schedule” and the list of articles show what is coming; it is moved and canceled there', async () => {
  const [moved, canceled] = [await anArticle(), await anArticle()];
  for (const article of [moved, canceled]) await schedule(administrator, ARTICLE, article, { at: inSeconds(86_400) });
  await admin.goto(`${stack.cmsUrl}/admin${collection(ARTICLE)}?_q=${String(moved.slug)}`);
  await admin
    .getByRole('row', { name: new RegExp(String(moved.headline)) })
    .getByText(/^Publishes /)
    .waitFor();
  await picture('list');

  await admin.getByRole('link', { name: 'Schedule', exact: true }).click();
  const rowOf = ({ headline }: Fields) => admin.getByRole('row').filter({ hasText: String(headline) });
  await rowOf(moved).getByRole('button', { name: /^Move/ }).click();
  await dialog.getByLabel('Date').fill(dayFromToday(5));
  await dialog.getByLabel('Time').fill('16:45');
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await rowOf(moved)
    .getByText(/, 4:45 p\.m\. E[SD]T$/)
    .waitFor();
  await picture('page');
  await rowOf(canceled)
    .getByRole('button', { name: /^Cancel/ })
    .click();
  await expectOn(rowOf(canceled)).toHaveCount(0);
  await admin.getByRole('link', { name: 'Past', exact: true }).click();
  await rowOf(canceled).getByText('Canceled by Sample editor.').waitFor();
  await picture('past');
  expect((await schedulesOf(administrator, 'coming', moved))[0]?.at).toMatch(/T2[01]:45:00\.000Z$/);
});

test('several are scheduled from the list, and what can’t be is named', async () => {
  const [ready, taken] = [await anArticle(), await anArticle()];
  await schedule(administrator, ARTICLE, taken, { at: inSeconds(86_400) });
  await admin.goto(`${stack.cmsUrl}/admin${collection(ARTICLE)}?sort=createdAt:DESC`);
  for (const { headline } of [ready, taken])
    await admin
      .getByRole('row')
      .filter({ hasText: String(headline) })
      .getByRole('checkbox')
      .check();
  await admin.getByRole('button', { name: 'Schedule…' }).click();
  await dialog.getByLabel('Date').fill(dayFromToday(2));
  await dialog.getByRole('button', { name: 'Schedule 2 documents' }).click();
  await dialog.getByRole('heading', { name: 'Scheduled (1)', exact: true }).waitFor();
  await dialog.getByText(/already scheduled its publication/).waitFor();
  await picture('several');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  expect(await schedulesOf(administrator, 'coming', ready)).toHaveLength(1);
});

test('the page works on a phone', async () => {
  const article = await anArticle();
  await schedule(administrator, ARTICLE, article, { at: inSeconds(86_400) });
  await admin.setViewportSize({ width: 320, height: 700 });
  await admin.goto(`${stack.cmsUrl}/admin/schedule/coming`);
  await admin
    .getByRole('row')
    .filter({ hasText: String(article.headline) })
    .waitFor();
  expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await picture('phone');
});
