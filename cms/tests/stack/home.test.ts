import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { type DeskList, desk, system } from '../../src/home/contract.ts';
import { asAdministrator, asRole, type Fields, type Session } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { chosen, completeArticle, create, createPerson, dayFromToday, publish } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');
const ARTICLE = 'api::article.article';

const deskOf = async (session: Session) => desk.parse((await session.call('GET', '/home/desk')).data);
const has = ({ items }: DeskList, { documentId }: Fields) => items.some((item) => item.documentId === documentId);

test('an editor finds their own drafts, until readers have them', async () => {
  const [mine, others] = [
    await create(editor, ARTICLE, await completeArticle(editor)),
    await create(administrator, ARTICLE, await completeArticle(administrator)),
  ];
  const before = (await deskOf(editor)).myDrafts;
  expect(before.items[0]).toMatchObject({ documentId: mine.documentId, title: mine.headline, typeName: 'Article' });
  expect(has(before, others)).toBe(false);
  await publish(editor, ARTICLE, mine);
  expect(has((await deskOf(editor)).myDrafts, mine)).toBe(false);
});

test('a reviewer finds what no one has reviewed yet, and what is due again', async () => {
  const reviewer = await asRole(stack.cmsUrl, administrator, 'reviewer');
  const reviewedBy = chosen(await createPerson(administrator));
  const review = { reviewedBy, lastReviewedOn: dayFromToday(-30) };
  const overdue = await create(
    editor,
    ARTICLE,
    await completeArticle(editor, { ...review, nextReviewOn: dayFromToday(-5) }),
  );
  const [soon, later] = [
    await create(editor, ARTICLE, await completeArticle(editor, { ...review, nextReviewOn: dayFromToday(3) })),
    await create(editor, ARTICLE, await completeArticle(editor, { ...review, nextReviewOn: dayFromToday(90) })),
  ];
  const { unreviewed, reviewOverdue, reviewDue, myDrafts } = await deskOf(reviewer);
  expect([overdue, soon, later].map((one) => [has(reviewOverdue, one), has(reviewDue, one)])).toEqual([
    [true, false],
    [false, true],
    [false, false],
  ]);
  expect(has(unreviewed, overdue)).toBe(false);
  expect(myDrafts.items).toEqual([]);
  expect(reviewOverdue.items.find(({ documentId }) => documentId === overdue.documentId)?.at).toBe(dayFromToday(-5));
});

test('a desk has nothing that its owner may not read', async () => {
  const intake = await asRole(stack.cmsUrl, administrator, 'intake');
  const marketer = await asRole(stack.cmsUrl, administrator, 'marketer');
  await create(editor, ARTICLE, await completeArticle(editor));
  for (const session of [intake, marketer]) {
    const lists = Object.values(await deskOf(session)).flatMap(({ items }) => items);
    expect(lists.filter(({ contentType }) => contentType === ARTICLE)).toEqual([]);
  }
});

test('operators learn how much room the disk has and how email does; editors don’t', async () => {
  const { disk } = system.parse((await administrator.call('GET', '/home/system')).data);
  expect(disk.free).toBeGreaterThan(0);
  expect(disk.total).toBeGreaterThan(disk.free);
  expect((await editor.call('GET', '/home/system')).status).toBe(403);
});

test('operators learn which uploads are missing, and which are on another cms', async () => {
  const filesNow = async () => system.parse((await administrator.call('GET', '/home/system')).data).files;
  const before = await filesNow();
  const { rows } = await sql.query("select id, name, url from files where url like '/uploads/%' order by id limit 2");
  const [lost, foreign] = rows;
  const path = join(stack.dataDir, 'public', lost.url);
  const move = (url: string) => sql.query('update files set url = $1 where id = $2', [url, foreign.id]);
  renameSync(path, `${path}.away`);
  await move(`https://old-cms.example${foreign.url}`);
  try {
    const files = await filesNow();
    expect(files.missing).toBe(before.missing + 1);
    expect(files.elsewhere).toEqual([{ host: 'old-cms.example', count: 1 }]);
    if (before.missing === 0) expect(files.names).toEqual([lost.name]);
  } finally {
    renameSync(`${path}.away`, path);
    await move(foreign.url);
  }
  expect(await filesNow()).toEqual(before);
});
