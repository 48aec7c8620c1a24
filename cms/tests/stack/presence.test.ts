import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, type Fields, type Session } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { completeArticle, create, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const ARTICLE = 'api::article.article';
const editor = await asRole(stack.cmsUrl, administrator, 'editor');
const intake = await asRole(stack.cmsUrl, administrator, 'intake');
const createArticle = async () => create(administrator, ARTICLE, await completeArticle(administrator));
const newTab = () => `tab-${word()}`;

const beat = (session: Session, tab: string, { documentId }: Fields, hasChanges = false) =>
  session.call('POST', '/presence', { tab, contentType: ARTICLE, documentId, hasChanges });
const othersOf = (answer: { data: Fields }) => answer.data.others;

test('those who have one document open learn of each other, and of their own other tabs', async () => {
  const article = await createArticle();
  const [mine, second, theirs] = [newTab(), newTab(), newTab()];
  expect(othersOf(await beat(administrator, mine, article))).toEqual([]);
  const seen = othersOf(await beat(editor, theirs, article, true));
  expect(seen).toMatchObject([{ isMe: false, hasChanges: false }]);
  await beat(administrator, second, article);
  expect(othersOf(await beat(administrator, mine, article))).toMatchObject([
    { name: 'Sample editor', isMe: false, hasChanges: true, since: expect.stringMatching(/Z$/) },
    { isMe: true },
  ]);
  expect((await editor.call('POST', '/presence/leave', { tab: theirs })).status).toBe(204);
  await administrator.call('POST', '/presence/leave', { tab: second });
  expect(othersOf(await beat(administrator, mine, article))).toEqual([]);
});

test('a tab that was not heard of for half a minute is gone, one with unsaved text after more than a minute', async () => {
  const article = await createArticle();
  const [mine, theirs] = [newTab(), newTab()];
  const age = (seconds: number) =>
    sql.query(`update patient_press_presence set seen_at = now() - make_interval(secs => $1) where tab = $2`, [
      seconds,
      theirs,
    ]);
  await beat(editor, theirs, article);
  await age(31);
  expect(othersOf(await beat(administrator, mine, article))).toEqual([]);
  await beat(editor, theirs, article, true);
  await age(31);
  expect(othersOf(await beat(administrator, mine, article))).toMatchObject([{ hasChanges: true }]);
  await age(76);
  await beat(administrator, mine, article);
  const { rows } = await sql.query('select 1 from patient_press_presence where tab = $1', [theirs]);
  expect(rows).toEqual([]);
});

test('no one speaks for someone else’s tab', async () => {
  const article = await createArticle();
  const [mine, theirs] = [newTab(), newTab()];
  await beat(editor, theirs, article);
  await administrator.call('POST', '/presence/leave', { tab: theirs });
  await beat(administrator, theirs, await createArticle(), true);
  expect(othersOf(await beat(administrator, mine, article))).toMatchObject([
    { name: 'Sample editor', hasChanges: false },
  ]);
});

test('who may not read a document learns nothing of who edits it, and nonsense is refused', async () => {
  const article = await createArticle();
  expect((await beat(intake, newTab(), article)).status).toBe(403);
  expect((await beat(editor, newTab(), { documentId: 'no-such-document' })).status).toBe(403);
  for (const changes of [
    { tab: 'x' },
    { tab: "'; drop table" },
    { hasChanges: 'yes' },
    { documentId: 'x'.repeat(100) },
  ]) {
    const sent = { tab: newTab(), contentType: ARTICLE, documentId: article.documentId, hasChanges: false, ...changes };
    expect((await administrator.call('POST', '/presence', sent)).status).toBe(400);
  }
  const other = { tab: newTab(), contentType: 'admin::user', documentId: '1', hasChanges: false };
  expect((await administrator.call('POST', '/presence', other)).status).toBe(403);
  const anyone = await fetch(`${stack.cmsUrl}/presence`, { method: 'POST' });
  expect(anyone.status).toBe(401);
});
