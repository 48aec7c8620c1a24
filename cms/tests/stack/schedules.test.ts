import { beforeAll, describe, expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { versionList } from '../../src/banners/versions-contract.ts';
import { scheduleAnswer, severalAnswer } from '../../src/schedules/contract.ts';
import { post } from '../fixtures/accounts.ts';
import {
  asAdministrator,
  asRole,
  collection,
  type Fields,
  inviteUser,
  PASSWORD,
  type Session,
  sessionWith,
} from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { mailbox } from '../fixtures/mailbox.ts';
import { completeArticle, create, createBanner, paragraph, publish, word } from '../fixtures/samples.ts';
import {
  askToSchedule,
  changeSchedule,
  haveItDue,
  inSeconds,
  schedule,
  schedulesOf,
  untilOver,
} from '../fixtures/schedules.ts';

const ARTICLE = 'api::article.article';
const PAGE = 'api::page.page';
const BANNER = 'api::cta-banner.cta-banner';
const HOUR = 3600;

const administrator = await asAdministrator(stack);
const [editor, marketer, reviewer] = await Promise.all(
  ['editor', 'marketer', 'reviewer'].map((code) => asRole(stack.cmsUrl, administrator, code)),
);
if (!editor || !marketer || !reviewer) throw new Error('The roles are missing.');

const aPage = (changes: Fields = {}) => {
  const title = `Scheduled ${word()}`;
  return create(editor, PAGE, { title, slug: word(), body: [paragraph('What readers are to see.')], ...changes });
};
const anArticle = async (changes: Fields = {}) => create(editor, ARTICLE, await completeArticle(editor, changes));
const save = (uid: string, { documentId }: Fields, changes: Fields) =>
  editor.call('PUT', collection(uid, documentId), changes);
const unpublish = (uid: string, { documentId }: Fields) =>
  editor.call('POST', `${collection(uid, documentId)}/actions/unpublish`, {});
const publishedTitle = async ({ documentId }: Fields): Promise<string | undefined> =>
  (await sql.query('select title from pages where document_id = $1 and published_at is not null', [documentId])).rows[0]
    ?.title;
const isLive = async (document: Fields) => (await publishedTitle(document)) !== undefined;

test('an article is published at its time, once, in the name of who scheduled it', async () => {
  const article = await anArticle();
  const planned = await schedule(editor, ARTICLE, article, { at: inSeconds(3), seen: String(article.updatedAt) });
  expect(planned).toMatchObject({ state: 'waiting', scheduledBy: 'Sample editor', title: article.headline });
  const copies =
    'select publish_at, published_at from articles where document_id = $1 order by published_at nulls first';
  expect((await sql.query(copies, [article.documentId])).rows).toEqual([
    { publish_at: new Date(planned.at), published_at: null },
  ]);
  const done = await untilOver(editor, article);
  expect(done).toMatchObject({ id: planned.id, state: 'done', needsAttention: false });
  expect(done.lateMs).toBeLessThan(10_000);
  expect(Date.parse(done.endedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(planned.at));
  expect((await sql.query(copies, [article.documentId])).rows).toEqual([
    { publish_at: null, published_at: null },
    { publish_at: null, published_at: expect.any(Date) },
  ]);
});

test('a banner is published and unpublished at its times, and its record names who scheduled that', async () => {
  const banner = await createBanner(marketer);
  await schedule(marketer, BANNER, banner, { at: inSeconds(2) });
  await schedule(marketer, BANNER, banner, { action: 'unpublish', at: inSeconds(5) });
  const over = await vi.waitUntil(
    async () => {
      const past = await schedulesOf(marketer, 'past', banner);
      return past.length === 2 && past;
    },
    { timeout: 60_000, interval: 100 },
  );
  expect(over.map(({ action, state }) => [action, state])).toEqual([
    ['unpublish', 'done'],
    ['publish', 'done'],
  ]);
  const { versions } = versionList.parse(
    (await marketer.call('GET', `/banners/${String(banner.documentId)}/versions`)).data,
  );
  expect(versions).toMatchObject([{ publishedBy: expect.stringContaining('Sample marketer') }]);
});

describe('it is refused, with the reason,', () => {
  let page: Fields;
  beforeAll(async () => {
    page = await aPage();
  });
  const refusal = async (...asked: Parameters<typeof askToSchedule>) => {
    const { status, message } = await askToSchedule(...asked);
    return [status, message];
  };

  test('for a time that has passed, or is far away', async () => {
    expect(await refusal(editor, PAGE, page, { at: inSeconds(-1) })).toEqual([
      400,
      expect.stringMatching(/has passed/),
    ]);
    expect(await refusal(editor, PAGE, page, { at: inSeconds(11 * 366 * 24 * HOUR) })).toEqual([
      400,
      expect.stringMatching(/Check the year/),
    ]);
    expect(await refusal(editor, PAGE, page, { at: 'tomorrow' })).toEqual([
      400,
      expect.stringMatching(/what to schedule/),
    ]);
  });

  test('for a text that its editor has not seen', async () => {
    const before = String(page.updatedAt);
    page = (await save(PAGE, page, { title: `Changed ${word()}` })).data;
    expect(await refusal(editor, PAGE, page, { at: inSeconds(HOUR), seen: before })).toEqual([
      400,
      expect.stringMatching(/Someone else changed this/),
    ]);
  });

  test('where nothing is there to unpublish, or it would be unpublished first', async () => {
    expect(await refusal(editor, PAGE, page, { action: 'unpublish', at: inSeconds(HOUR) })).toEqual([
      400,
      expect.stringMatching(/nothing to unpublish/),
    ]);
    const planned = await schedule(editor, PAGE, page, { at: inSeconds(2 * HOUR) });
    expect(await refusal(editor, PAGE, page, { action: 'unpublish', at: inSeconds(HOUR) })).toEqual([
      400,
      expect.stringMatching(/unpublished before it’s published/),
    ]);
    await schedule(editor, PAGE, page, { action: 'unpublish', at: inSeconds(3 * HOUR) });
    expect((await changeSchedule(editor, planned, 'move', { at: inSeconds(4 * HOUR) })).message).toMatch(
      /Choose a time before/,
    );
  });

  test('a second time', async () => {
    expect(await refusal(administrator, PAGE, page, { at: inSeconds(HOUR) })).toEqual([
      400,
      expect.stringMatching(/^Sample editor already scheduled its publication for .*Move that one/),
    ]);
  });

  test('for who may not publish it, and for what is not published', async () => {
    const [planned] = await schedulesOf(editor, 'coming', page);
    if (!planned) throw new Error('The page is scheduled no longer.');
    for (const session of [marketer, reviewer]) {
      expect((await refusal(session, PAGE, page, { at: inSeconds(HOUR) }))[0]).toBe(403);
      for (const change of ['move', 'cancel'] as const)
        expect((await changeSchedule(session, planned, change, { at: inSeconds(HOUR) })).status).toBeGreaterThan(402);
    }
    expect(await schedulesOf(reviewer, 'coming', page)).toMatchObject([{ mayChange: false }, { mayChange: false }]);
    expect(await schedulesOf(marketer, 'coming', page)).toEqual([]);
    expect((await refusal(editor, 'api::person.person', page, { at: inSeconds(HOUR) }))[0]).toBe(400);
    expect((await refusal(editor, PAGE, { documentId: 'none' }, { at: inSeconds(HOUR) }))[0]).toBeGreaterThan(399);
  });
});

test('every rule is checked at its time: what is refused is said at once, by email, and in what needs attention', async () => {
  const { email, registrationToken, name } = await inviteUser(administrator, 'editor');
  const registered = await post('/admin/register', { registrationToken, userInfo: { ...name, password: PASSWORD } });
  const colleague = sessionWith(stack.cmsUrl, (await registered.json()).data.token);
  const article = await anArticle({ authors: [] });
  const asked = await askToSchedule(colleague, ARTICLE, article, { at: inSeconds(HOUR) });
  const { schedule: planned, objections } = scheduleAnswer.parse(asked.data);
  expect(objections).toEqual([expect.stringMatching(/author/i)]);
  await haveItDue(sql, planned);
  const failed = await untilOver(colleague, article);
  expect(failed).toMatchObject({ state: 'failed', reason: 'refused', detail: objections[0], needsAttention: true });
  const mail = await mailbox.untilMail(email, 2);
  expect(mail.subject).toBe(`“${String(article.headline)}” was not published`);
  expect(mail.text).toContain(objections[0]);
  expect(mail.text).toContain(`${stack.cmsUrl}/admin/schedule`);
  expect((await schedulesOf(editor, 'attention', article)).map(({ id }) => id)).toEqual([planned.id]);
  expect((await changeSchedule(editor, planned, 'dismiss')).status).toBe(200);
  expect(await schedulesOf(editor, 'attention', article)).toEqual([]);
});

describe('a text that was changed after it was scheduled', () => {
  test('asks again, and is not published while no one confirms', async () => {
    const page = await aPage();
    const planned = await schedule(editor, PAGE, page, { at: inSeconds(HOUR) });
    await save(PAGE, page, { title: page.title });
    expect(await schedulesOf(editor, 'coming', page)).toMatchObject([{ state: 'waiting' }]);
    await save(PAGE, page, { title: `Changed ${word()}` });
    expect(await schedulesOf(editor, 'coming', page)).toMatchObject([
      { state: 'needs-confirmation', reason: 'changed', needsAttention: true },
    ]);
    await haveItDue(sql, planned);
    expect(await untilOver(editor, page)).toMatchObject({ state: 'failed', reason: 'not-confirmed' });
    expect(await isLive(page)).toBe(false);
    // Until someone does what failed.
    expect(await schedulesOf(editor, 'attention', page)).toHaveLength(1);
    await publish(editor, PAGE, page);
    expect(await schedulesOf(editor, 'attention', page)).toEqual([]);
  });

  test('is published once someone confirmed it, in their name', async () => {
    const page = await aPage();
    const planned = await schedule(editor, PAGE, page, { at: inSeconds(HOUR) });
    const title = `Changed ${word()}`;
    await save(PAGE, page, { title });
    expect((await changeSchedule(administrator, planned, 'confirm')).status).toBe(200);
    expect((await changeSchedule(administrator, planned, 'confirm')).status).toBe(400);
    const [confirmed] = await schedulesOf(editor, 'coming', page);
    expect(confirmed).toMatchObject({ state: 'waiting', reason: null, needsAttention: false });
    expect(confirmed?.scheduledBy).not.toBe(planned.scheduledBy);
    expect((await changeSchedule(editor, planned, 'move', { at: inSeconds(2) })).status).toBe(200);
    expect(await untilOver(editor, page)).toMatchObject({ state: 'done' });
    expect(await publishedTitle(page)).toBe(title);
  });

  test('past Strapi, is noticed at its time', async () => {
    const page = await aPage();
    const planned = await schedule(editor, PAGE, page, { at: inSeconds(HOUR) });
    await sql.query(`update pages set title = 'Another' where document_id = $1`, [page.documentId]);
    await haveItDue(sql, planned);
    expect(await untilOver(editor, page)).toMatchObject({ state: 'failed', reason: 'not-confirmed' });
  });

  test('is still unpublished at its time', async () => {
    const page = await aPage();
    await publish(editor, PAGE, page);
    const planned = await schedule(editor, PAGE, page, { action: 'unpublish', at: inSeconds(HOUR) });
    await save(PAGE, page, { title: `Changed ${word()}` });
    await publish(editor, PAGE, page);
    await haveItDue(sql, planned);
    expect(await untilOver(editor, page)).toMatchObject({ state: 'done' });
    expect(await isLive(page)).toBe(false);
  });
});

describe('what someone does first', () => {
  test.each([
    ['publishes it', 'publish', (page: Fields) => publish(editor, PAGE, page), 'published'],
    ['deletes it', 'publish', (page: Fields) => editor.call('DELETE', collection(PAGE, page.documentId)), 'deleted'],
    ['unpublishes it', 'unpublish', (page: Fields) => unpublish(PAGE, page), 'unpublished'],
  ] as const)('cancels the schedule: someone %s', async (_, action, act, reason) => {
    const page = await aPage();
    if (action === 'unpublish') await publish(editor, PAGE, page);
    await schedule(editor, PAGE, page, { action, at: inSeconds(HOUR) });
    expect((await act(page)).status).toBe(200);
    expect(await schedulesOf(editor, 'past', page)).toMatchObject([
      { state: 'canceled', reason, needsAttention: false },
    ]);
  });

  test('has a publication ask again: a page that was taken down does not come back on its own', async () => {
    const page = await aPage();
    await publish(editor, PAGE, page);
    await save(PAGE, page, { title: `Next ${word()}` });
    await schedule(editor, PAGE, page, { at: inSeconds(HOUR) });
    await unpublish(PAGE, page);
    expect(await schedulesOf(editor, 'coming', page)).toMatchObject([
      { state: 'needs-confirmation', reason: 'taken-down' },
    ]);
  });
});

test('it is moved and canceled, and then nothing happens at the first time', async () => {
  const [moved, canceled] = [await aPage(), await aPage()];
  const plans = await Promise.all([moved, canceled].map((page) => schedule(editor, PAGE, page, { at: inSeconds(3) })));
  const [first, second] = plans;
  if (!first || !second) throw new Error('Two pages are scheduled.');
  expect((await changeSchedule(editor, first, 'move', { at: inSeconds(6) })).status).toBe(200);
  expect((await changeSchedule(editor, second, 'cancel')).status).toBe(200);
  expect((await changeSchedule(editor, second, 'cancel')).message).toMatch(/is over/);
  const done = await untilOver(editor, moved);
  expect(Date.parse(done.endedAt ?? '') - Date.parse(first.at)).toBeGreaterThan(2000);
  expect(await schedulesOf(editor, 'past', canceled)).toMatchObject([
    { state: 'canceled', reason: 'by-person', detail: 'Sample editor' },
  ]);
  expect(await isLive(canceled)).toBe(false);
});

describe('in the name of an editor who', () => {
  const planFor = async (code: string) => {
    const { id, email, registrationToken, name } = await inviteUser(administrator, code);
    const answer = await post('/admin/register', { registrationToken, userInfo: { ...name, password: PASSWORD } });
    const session: Session = sessionWith(stack.cmsUrl, (await answer.json()).data.token);
    const page = await aPage();
    return { id, email, page, planned: await schedule(session, PAGE, page, { at: inSeconds(HOUR) }) };
  };

  test('is gone, nothing is published, and administrators are emailed', async () => {
    const { id, page, planned } = await planFor('editor');
    const before = (await mailbox.mailsTo(stack.administrator.email)).length;
    expect((await administrator.call('DELETE', `/admin/users/${String(id)}`)).status).toBe(200);
    await haveItDue(sql, planned);
    expect(await untilOver(editor, page)).toMatchObject({ state: 'failed', reason: 'account-gone' });
    const mail = await mailbox.untilMail(stack.administrator.email, before + 1);
    expect(mail.subject).toBe(`“${String(page.title)}” was not published`);
  });

  test('may no longer publish it, nothing is published', async () => {
    const { id, email, page, planned } = await planFor('editor');
    const role = (await administrator.call('GET', '/admin/roles')).list.find(({ code }) => code === 'reviewer');
    await administrator.call('PUT', `/admin/users/${String(id)}`, { roles: [role?.id] });
    await haveItDue(sql, planned);
    expect(await untilOver(editor, page)).toMatchObject({ state: 'failed', reason: 'not-permitted' });
    await mailbox.untilMail(email, 2);
    expect(await isLive(page)).toBe(false);
  });
});

test('several are scheduled in one go, and what can’t be is named with the reason', async () => {
  const [ready, taken, incomplete] = [await aPage(), await aPage(), await aPage({ body: [] })];
  await schedule(editor, PAGE, taken, { at: inSeconds(HOUR) });
  const documentIds = [ready, taken, incomplete, { documentId: 'gone' }].map(({ documentId }) => documentId);
  const answer = await editor.call('POST', '/schedules/several', {
    ...{ contentType: PAGE, documentIds, action: 'publish', at: inSeconds(2 * HOUR) },
  });
  expect(severalAnswer.parse(answer.data).documents).toEqual([
    { documentId: ready.documentId, title: ready.title, refusal: null, objections: [] },
    expect.objectContaining({ documentId: taken.documentId, refusal: expect.stringMatching(/already scheduled/) }),
    expect.objectContaining({ refusal: null, objections: [expect.stringMatching(/Body/)] }),
    expect.objectContaining({ documentId: 'gone', refusal: expect.stringMatching(/doesn’t exist/) }),
  ]);
  for (const page of [ready, incomplete]) expect(await schedulesOf(editor, 'coming', page)).toHaveLength(1);
});

test('a time that a program sends with a save is ignored: only the schedule counts', async () => {
  const article = await anArticle({ publishAt: inSeconds(HOUR) });
  const at = 'select publish_at from articles where document_id = $1';
  expect((await sql.query(at, [article.documentId])).rows).toEqual([{ publish_at: null }]);
  await schedule(editor, ARTICLE, article, { at: inSeconds(HOUR) });
  await save(ARTICLE, article, { publishAt: null, kicker: 'Changed' });
  expect((await sql.query(at, [article.documentId])).rows).toEqual([{ publish_at: expect.any(Date) }]);
  const copy = await editor.call('POST', `${collection(ARTICLE)}/clone/${String(article.documentId)}`, {
    headline: `Copy ${word()}`,
    slug: word(),
  });
  expect((await sql.query(at, [copy.data.documentId])).rows).toEqual([{ publish_at: null }]);
  expect((await editor.call('DELETE', collection(ARTICLE, copy.data.documentId))).status).toBe(200);
});

test('what is overdue by a minute shows in /healthz', async () => {
  const health = async () => {
    const answer = await fetch(`${stack.cmsUrl}/healthz`);
    return [answer.status, await answer.json()];
  };
  expect(await health()).toEqual([200, { isHealthy: true, overdueSchedules: 0 }]);
  const page = await aPage();
  const planned = await schedule(editor, PAGE, page, { at: inSeconds(HOUR) });
  // As if it had failed for a cause that may pass, and were tried again later.
  await sql.query(
    `update patient_press_schedules set at = now() - interval '61 s', try_at = now() + interval '1 hour' where id = $1`,
    [planned.id],
  );
  expect(await health()).toEqual([503, { isHealthy: false, overdueSchedules: 1 }]);
  await sql.query('update patient_press_schedules set try_at = null where id = $1', [planned.id]);
  const done = await untilOver(editor, page);
  expect(done).toMatchObject({ state: 'done', needsAttention: true });
  expect(done.lateMs).toBeGreaterThan(60_000);
  expect(await health()).toEqual([200, { isHealthy: true, overdueSchedules: 0 }]);
});
