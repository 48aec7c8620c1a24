import { releasePlan } from '@patient-press/shared/releases';
import { describe, expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection, type Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { chosen, completeArticle, create, createBanner, paragraph, publish, word } from '../fixtures/samples.ts';
import { askToSchedule, changeSchedule, haveItDue, inSeconds, schedule, schedulesOf } from '../fixtures/schedules.ts';

const RELEASE = 'api::release.release';
const ARTICLE = 'api::article.article';
const PAGE = 'api::page.page';
const REDIRECT = 'api::redirect.redirect';

const administrator = await asAdministrator(stack);
const [editor, marketer, reviewer] = await Promise.all(
  ['editor', 'marketer', 'reviewer'].map((code) => asRole(stack.cmsUrl, administrator, code)),
);
if (!editor || !marketer || !reviewer) throw new Error('The roles are missing.');

const aPage = (changes: Fields = {}) =>
  create(editor, PAGE, {
    title: `Released ${word()}`,
    slug: word(),
    body: [paragraph('What readers are to see.')],
    ...changes,
  });
const anArticle = async (changes: Fields = {}) => create(editor, ARTICLE, await completeArticle(editor, changes));
const aRelease = (changes: Fields) => create(editor, RELEASE, { name: `Release ${word()}`, ...changes });
const save = (uid: string, { documentId }: Fields, changes: Fields) =>
  editor.call('PUT', collection(uid, documentId), changes);

const tables: Record<string, string> = { [ARTICLE]: 'articles', [PAGE]: 'pages', [RELEASE]: 'releases' };
const isLive = async (uid: string, { documentId }: Fields): Promise<boolean> =>
  (
    await sql.query(`select from ${tables[uid] ?? 'cta_banners'} where document_id = $1 and published_at is not null`, [
      documentId,
    ])
  ).rows.length > 0;
const untilLive = (uid: string, document: Fields) =>
  vi.waitUntil(() => isLive(uid, document), { timeout: 60_000, interval: 100 });
const several = (...documents: Fields[]) => ({ connect: documents.map(({ id, documentId }) => ({ id, documentId })) });

describe('a release is published', () => {
  test('with all its documents, and its redirects, in one transaction', async () => {
    const old = `/articles/${word()}/`;
    const [article, page] = [await anArticle(), await aPage()];
    const guideBanner = await createBanner(administrator);
    const release = await aRelease({
      articles: several(article),
      pages: several(page),
      redirects: [{ from: old, to: `/articles/${String(article.slug)}/`, permanent: true }],
    });
    // A marketer adds the banner, which an editor may not publish alone.
    const added = await marketer.call('PUT', collection(RELEASE, release.documentId), { banners: chosen(guideBanner) });
    expect([added.status, added.message]).toEqual([200, '']);

    const { status, message } = await publish(editor, RELEASE, release);
    expect([status, message]).toEqual([200, '']);
    expect(await Promise.all([isLive(ARTICLE, article), isLive(PAGE, page), isLive('banner', guideBanner)])).toEqual([
      true,
      true,
      true,
    ]);
    const { rows } = await sql.query('select "to", permanent, reason from redirects where "from" = $1', [old]);
    expect(rows).toEqual([{ to: `/articles/${String(article.slug)}/`, permanent: true, reason: 'by-hand' }]);
    const { rows: changes } = await sql.query(
      'select distinct xmin::text from articles where document_id = $1 and published_at is not null union select distinct xmin::text from pages where document_id = $2 and published_at is not null',
      [article.documentId, page.documentId],
    );
    expect(changes).toHaveLength(1);
    const [redirect] = (await editor.call('GET', `${collection(REDIRECT)}?_q=${old}`)).list;
    expect((await editor.call('DELETE', collection(REDIRECT, redirect?.documentId))).status).toBe(200);
  });

  test('with a banner that leads to a guide of the same release', async () => {
    const guide = (await administrator.call('GET', `${collection('api::guide.guide')}?pageSize=1`)).list[0];
    if (!guide) throw new Error('The demo has a guide.');
    const copied = await administrator.call(
      'POST',
      `/content-manager/collection-types/api::guide.guide/clone/${String(guide.documentId)}`,
      {
        title: `Guide ${word()}`,
        slug: word(),
      },
    );
    expect([copied.status, copied.message]).toEqual([200, '']);
    const banner = await createBanner(administrator, {
      actions: [{ kind: 'guide', label: 'Get the guide', guide: chosen(copied.data) }],
    });
    expect((await publish(administrator, 'api::cta-banner.cta-banner', banner)).message).toContain('guide');
    const release = await create(administrator, RELEASE, {
      name: `Release ${word()}`,
      guides: several(copied.data),
      banners: several(banner),
    });
    const { status, message } = await publish(administrator, RELEASE, release);
    expect([status, message]).toEqual([200, '']);
    expect(await isLive('banner', banner)).toBe(true);
    const gone = await administrator.confirming().call('POST', `${collection('api::guide.guide')}/actions/bulkDelete`, {
      documentIds: [copied.data.documentId],
    });
    expect([200, 400]).toContain(gone.status);
  });

  test('not at all when one document can’t be, and says which and why', async () => {
    const [page, article] = [await aPage(), await anArticle({ dek: '' })];
    const release = await aRelease({
      pages: several(page),
      articles: several(article),
      redirects: [{ from: '/about/', to: '/', permanent: true }],
    });
    const refused = await publish(editor, RELEASE, release);
    expect(refused.status).toBe(400);
    expect(refused.messages.articles).toContain(`“${String(article.headline)}”`);
    expect(refused.messages['redirects.0.from']).toBeTruthy();
    expect(await Promise.all([isLive(PAGE, page), isLive(RELEASE, release)])).toEqual([false, false]);
  });

  test('not when it is empty', async () => {
    const refused = await publish(editor, RELEASE, await aRelease({}));
    expect([refused.status, refused.messages.articles]).toEqual([400, expect.stringContaining('no documents')]);
  });

  test('once: it can’t be changed, published again or unpublished', async () => {
    const release = await aRelease({ pages: several(await aPage()) });
    expect((await publish(editor, RELEASE, release)).status).toBe(200);
    for (const { status, message } of [
      await publish(editor, RELEASE, release),
      await save(RELEASE, release, { name: 'Another name' }),
      await editor.call('POST', `${collection(RELEASE, release.documentId)}/actions/unpublish`, {}),
    ])
      expect([status, message]).toEqual([400, expect.stringMatching(/published/)]);
  });
});

describe('a document is in one release', () => {
  test('and can be in another once that is published', async () => {
    const page = await aPage();
    const first = await aRelease({ pages: several(page) });
    const refused = await editor.call('POST', collection(RELEASE), { name: `Second ${word()}`, pages: several(page) });
    expect([refused.status, refused.messages.pages]).toEqual([400, expect.stringContaining(String(first.name))]);
    expect((await publish(editor, RELEASE, first)).status).toBe(200);
    await aRelease({ pages: several(page) });
  });

  test('and isn’t scheduled without it', async () => {
    const page = await aPage();
    const release = await aRelease({ pages: several(page) });
    const refused = await askToSchedule(editor, PAGE, page, { at: inSeconds(3600) });
    expect([refused.status, refused.message]).toEqual([400, expect.stringContaining(String(release.name))]);
  });

  test('and is not added while it is scheduled alone', async () => {
    const [page, late] = [await aPage(), `Late ${word()}`];
    await schedule(editor, PAGE, page, { at: inSeconds(3600) });
    const refused = await editor.call('POST', collection(RELEASE), { name: late, pages: several(page) });
    expect([refused.status, refused.messages.pages]).toEqual([400, expect.stringContaining('is scheduled alone for')]);
    const { rows } = await sql.query('select count(*)::int as count from releases where name = $1', [late]);
    expect(rows).toEqual([{ count: 0 }]);
  });

  test('is added by someone who may publish it', async () => {
    const release = await aRelease({ pages: several(await aPage()) });
    const banner = await createBanner(marketer);
    const refused = await save(RELEASE, release, { banners: chosen(banner) });
    expect([refused.status, refused.messages.banners]).toEqual([
      400,
      expect.stringContaining('Your role can’t publish'),
    ]);
    expect((await publish(marketer, RELEASE, release)).status).toBe(403);
    expect((await reviewer.call('POST', collection(RELEASE), { name: 'Mine' })).status).toBe(403);
  });
});

describe('a scheduled release', () => {
  test('is published at its time, all of it', async () => {
    const [article, page] = [await anArticle(), await aPage()];
    const release = await aRelease({ articles: several(article), pages: several(page) });
    const planned = await schedule(editor, RELEASE, release, { at: inSeconds(2) });
    expect(planned).toMatchObject({ typeName: 'Release', title: release.name, state: 'waiting' });
    await untilLive(RELEASE, release);
    expect(await Promise.all([isLive(ARTICLE, article), isLive(PAGE, page)])).toEqual([true, true]);
  });

  test('asks again when one of its documents changes', async () => {
    const page = await aPage();
    const release = await aRelease({ pages: several(page) });
    const planned = await schedule(editor, RELEASE, release, { at: inSeconds(3600) });
    expect((await save(PAGE, page, { title: `Changed ${word()}` })).status).toBe(200);
    expect(await schedulesOf(editor, 'coming', release)).toMatchObject([
      { id: planned.id, state: 'needs-confirmation', reason: 'changed' },
    ]);
    expect((await changeSchedule(editor, planned, 'confirm')).status).toBe(200);
    await haveItDue(sql, planned);
    await untilLive(PAGE, page);
  });

  test('publishes nothing when one of its documents can’t be published, and says so', async () => {
    const [page, article] = [await aPage(), await anArticle()];
    const release = await aRelease({ pages: several(page), articles: several(article) });
    const planned = await schedule(editor, RELEASE, release, { at: inSeconds(3600) });
    expect((await save(ARTICLE, article, { dek: '' })).status).toBe(200);
    expect((await changeSchedule(editor, planned, 'confirm')).status).toBe(200);
    await haveItDue(sql, planned);
    const [over] = await vi.waitUntil(
      async () => {
        const past = await schedulesOf(editor, 'past', release);
        return past.length > 0 && past;
      },
      { timeout: 60_000, interval: 100 },
    );
    expect(over).toMatchObject({
      state: 'failed',
      reason: 'refused',
      detail: expect.stringContaining('headline' in article ? String(article.headline) : ''),
    });
    expect(await isLive(PAGE, page)).toBe(false);
  });

  test('can’t be one that is unpublished', async () => {
    const release = await aRelease({ pages: several(await aPage()) });
    const refused = await askToSchedule(editor, RELEASE, release, { action: 'unpublish', at: inSeconds(3600) });
    expect([refused.status, refused.message]).toEqual([400, expect.stringContaining('can’t be unpublished')]);
  });
});

test('the press gets what a release publishes, and no one else does', async () => {
  const page = await aPage();
  const release = await aRelease({ pages: several(page), redirects: [{ from: '/Old', to: '/new', permanent: true }] });
  const ask = (id: unknown, token: string) =>
    fetch(`${stack.cmsUrl}/api/releases/${String(id)}`, { headers: { authorization: `Bearer ${token}` } });
  const answer = await ask(release.documentId, stack.pressToken);
  expect(answer.status).toBe(200);
  const { data } = (await answer.json()) as { data: unknown };
  expect(releasePlan.parse(data)).toEqual({
    name: release.name,
    documents: [{ contentType: PAGE, documentId: page.documentId, action: 'publish' }],
    redirects: [{ from: '/Old', to: '/new' }],
  });
  expect((await ask('none', stack.pressToken)).status).toBe(404);
  expect((await ask(release.documentId, 'another')).status).toBe(401);
});
