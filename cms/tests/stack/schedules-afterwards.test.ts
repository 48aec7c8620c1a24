import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { severalAnswer } from '../../src/schedules/contract.ts';
import { asAdministrator, asRole, collection, type Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { mailbox } from '../fixtures/mailbox.ts';
import { completeArticle, create, paragraph, publish, word } from '../fixtures/samples.ts';
import { haveItDue, inSeconds, schedulesOf, untilOver } from '../fixtures/schedules.ts';

const ARTICLE = 'api::article.article';
const PAGE = 'api::page.page';
const REDIRECT = 'api::redirect.redirect';
const WITHDRAWN = 'api::withdrawn-page.withdrawn-page';
const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');

async function publishedArticle(): Promise<Fields> {
  const article = await create(editor, ARTICLE, await completeArticle(editor));
  expect((await publish(editor, ARTICLE, article)).status).toBe(200);
  return article;
}
const pathOf = ({ slug }: Fields) => `/articles/${String(slug)}/`;
const unpublishLater = ({ documentId }: Fields, afterwards: object | null) =>
  editor.call('POST', '/schedules', {
    ...{ contentType: ARTICLE, documentId, action: 'unpublish', at: inSeconds(3600) },
    afterwards,
  });
const found = async (uid: string, field: string, path: string) =>
  (await administrator.call('GET', `${collection(uid)}?filters[${field}][$eq]=${path}`)).list;

/** Has it happen now. @returns the schedule as it is then. */
async function happens(article: Fields) {
  const [planned] = await schedulesOf(editor, 'coming', article);
  if (!planned) throw new Error('Nothing is scheduled.');
  await haveItDue(sql, planned);
  return untilOver(editor, article);
}
async function removeAll(uid: string, documents: readonly Fields[]): Promise<void> {
  for (const { documentId } of documents) await administrator.call('DELETE', collection(uid, documentId));
}

test('a notice that was chosen when it was scheduled is there once the page is gone', async () => {
  const article = await publishedArticle();
  const notice = { kind: 'notice', reason: 'retracted-evidence', note: 'The journal retracted the study.' };
  expect(await unpublishLater(article, notice)).toMatchObject({
    status: 200,
    data: { schedule: { afterwards: notice } },
  });
  expect(await found(WITHDRAWN, 'address', pathOf(article))).toEqual([]);
  expect(await happens(article)).toMatchObject({ state: 'done', detail: '', needsAttention: false });
  const left = await found(WITHDRAWN, 'address', pathOf(article));
  expect(left).toMatchObject([
    { outcome: 'notice', title: article.headline, reason: 'retracted-evidence', note: notice.note },
  ]);
  await removeAll(WITHDRAWN, left);
});

test('a redirect is there as well; one that leads nowhere is refused when it is scheduled', async () => {
  const article = await publishedArticle();
  for (const to of ['not an address', pathOf(article)]) {
    const refused = await unpublishLater(article, { kind: 'redirect', to });
    expect([refused.status, refused.message], to).toEqual([400, expect.stringMatching(/\w/)]);
  }
  expect((await unpublishLater(article, { kind: 'redirect', to: '/topics/' })).status).toBe(200);
  expect(await happens(article)).toMatchObject({ state: 'done', detail: '' });
  const left = await found(REDIRECT, 'from', pathOf(article));
  expect(left).toMatchObject([{ to: '/topics/', permanent: false, reason: 'unpublished' }]);
  await removeAll(REDIRECT, left);
});

test('what a rule objects to by then keeps nothing on the site, is on record, and its editor hears of it', async () => {
  const article = await publishedArticle();
  const email = String((await editor.call('GET', '/admin/users/me')).data.email);
  const before = (await mailbox.mailsTo(email)).length;
  const target = `/${word()}/`;
  expect((await unpublishLater(article, { kind: 'redirect', to: target })).status).toBe(200);
  const loop = { from: target, to: pathOf(article), permanent: false, reason: 'by-hand' };
  const made = await administrator.call('POST', collection(REDIRECT), loop);
  expect([made.status, made.message]).toEqual([201, '']);
  const over = await happens(article);
  expect(over).toMatchObject({ state: 'done', needsAttention: true });
  expect(over.detail).toMatch(/^It was unpublished. What readers find there wasn’t saved: /);
  const notice = await mailbox.untilMail(email, before + 1);
  expect(notice.subject).toBe(`“${String(article.headline)}” was unpublished, with a problem`);
  expect(notice.text).toContain(over.detail);
  const { rows } = await sql.query('select 1 from articles where document_id = $1 and published_at is not null', [
    article.documentId,
  ]);
  expect(rows).toEqual([]);
  expect(await found(REDIRECT, 'from', pathOf(article))).toEqual([]);
  await removeAll(REDIRECT, [made.data]);
});

test('several are asked once, and a role that may not save it can’t have it done later', async () => {
  const [one, two] = [await publishedArticle(), await publishedArticle()];
  const gone = { kind: 'gone', reason: 'duplicate', note: null };
  const answer = await editor.call('POST', '/schedules/several', {
    ...{ contentType: ARTICLE, documentIds: [one.documentId, two.documentId], action: 'unpublish' },
    ...{ at: inSeconds(3600), afterwards: gone },
  });
  expect(severalAnswer.parse(answer.data).documents.map(({ refusal }) => refusal)).toEqual([null, null]);
  for (const article of [one, two]) {
    expect(await happens(article)).toMatchObject({ state: 'done', afterwards: gone });
    const left = await found(WITHDRAWN, 'address', pathOf(article));
    expect(left).toMatchObject([{ outcome: 'gone', reason: 'duplicate' }]);
    await removeAll(WITHDRAWN, left);
  }
  const marketer = await asRole(stack.cmsUrl, administrator, 'marketer');
  const refused = await marketer.call('POST', '/schedules', {
    ...{ contentType: ARTICLE, documentId: one.documentId, action: 'unpublish', at: inSeconds(3600), afterwards: gone },
  });
  expect(refused.status).toBe(403);
});

test('without a choice, readers find “page not found,” as before', async () => {
  const page = await create(editor, PAGE, { title: `Page ${word()}`, slug: word(), body: [paragraph('A page.')] });
  await publish(editor, PAGE, page);
  const asked = { contentType: PAGE, documentId: page.documentId, action: 'unpublish', at: inSeconds(3600) };
  expect((await editor.call('POST', '/schedules', asked)).data).toMatchObject({ schedule: { afterwards: null } });
  expect(await happens(page)).toMatchObject({ state: 'done', detail: '' });
  expect(await found(WITHDRAWN, 'address', `/${String(page.slug)}/`)).toEqual([]);
});
