import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { momentIn } from '@patient-press/shared/time-zones';
import { describe, expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { settings } from '../../src/setup/demo/content/settings.ts';
import { foundPages, shownOnPage } from '../../src/site-record/contract.ts';
import { asAdministrator, asRole, collection, type Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import {
  approvedAgain,
  chosen,
  completeArticle,
  create,
  createBanner,
  dayFromToday,
  publish,
  word,
} from '../fixtures/samples.ts';

const ARTICLE = 'api::article.article';
const BANNER = 'api::cta-banner.cta-banner';
const TOPIC = 'api::topic.topic';

const administrator = await asAdministrator(stack);
const counsel = await asRole(stack.cmsUrl, administrator, 'counsel');

const well = async (answer: ReturnType<typeof publish>) =>
  expect(await answer).toMatchObject({ status: 200, message: '' });
const act = ({ documentId }: Fields, uid: string, action: string) =>
  well(administrator.call('POST', `${collection(uid, documentId)}/actions/${action}`, {}));

const aTopic = () => create(administrator, TOPIC, { name: `Topic ${word()}`, slug: word() });

async function anArticle(changes: Fields = {}): Promise<Fields> {
  const article = await create(administrator, ARTICLE, await completeArticle(administrator, changes));
  await well(publish(administrator, ARTICLE, article));
  return article;
}

async function aBanner(changes: Fields = {}): Promise<Fields> {
  const banner = await createBanner(administrator, { name: `Banner ${word()}`, priority: 900, ...changes });
  await well(publish(administrator, BANNER, banner));
  return banner;
}

const pathOf = ({ slug }: Fields) => `/articles/${slug}/`;
const ask = async (page: string, time: { day?: string; time?: string } = {}) => {
  const query = new URLSearchParams({ page, day: dayFromToday(0), ...time });
  return shownOnPage.parse((await counsel.call('GET', `/site-record/shown?${query}`)).data);
};
type Answer = Awaited<ReturnType<typeof ask>>;

/** Which banners, or none, were at a placement, one after the other. */
const bannersAt = ({ placements }: Answer, placement = 'top-bar') =>
  placements.find((one) => one.placement === placement)?.spans.map(({ version }) => version?.documentId ?? null) ?? [];
const reasonsFor = ({ elsewhere }: Answer, { documentId }: Fields) =>
  elsewhere.find(({ version }) => version.documentId === documentId)?.reasons;

describe('counsel sees what readers of a page saw:', () => {
  test('which banner was there, word for word, and who published and approved it', async () => {
    const [article, banner] = [await anArticle(), await aBanner({ message: 'Call us today.' })];
    const answer = await ask(pathOf(article));
    expect(answer.page).toMatchObject({ path: pathOf(article), title: article.headline, kind: 'article', topics: [] });
    const last = answer.placements.find(({ placement }) => placement === 'top-bar')?.spans.at(-1);
    expect(last?.version).toMatchObject({
      documentId: banner.documentId,
      revision: 1,
      publishedBy: `First Administrator (${stack.administrator.email})`,
      isDeleted: false,
      content: { message: 'Call us today.', approvedBy: 'C. Sample', label: 'Attorney advertising' },
    });
    await act(banner, BANNER, 'unpublish');
  });

  test('the words of the morning after they were changed at noon', async () => {
    const [article, banner] = [await anArticle(), await aBanner({ message: 'The first words.' })];
    await well(
      administrator.call('PUT', collection(BANNER, banner.documentId), { ...approvedAgain(), message: 'Other words.' }),
    );
    await act(banner, BANNER, 'publish');
    await act(banner, BANNER, 'unpublish');
    const answer = await ask(pathOf(article));
    const words = answer.placements
      .find(({ placement }) => placement === 'top-bar')
      ?.spans.flatMap(({ version }) =>
        version && version.documentId === banner.documentId ? [version.content.message] : [],
      );
    expect(words).toEqual(['The first words.', 'Other words.']);
  });

  test('that a banner for another topic was not there, and why', async () => {
    const [topic, other] = [await aTopic(), await aTopic()];
    const article = await anArticle({ topics: chosen(topic) });
    const [fitting, foreign] = [
      await aBanner({ topics: chosen(topic) }),
      await aBanner({ topics: chosen(other), priority: 1000 }),
    ];
    const answer = await ask(pathOf(article));
    expect(answer.page?.topics).toEqual([topic.name]);
    expect(bannersAt(answer).at(-1)).toBe(fitting.documentId);
    expect(reasonsFor(answer, foreign)).toEqual([{ kind: 'topics', topics: [other.name] }]);
    for (const banner of [fitting, foreign]) await act(banner, BANNER, 'unpublish');
  });

  test('by the topics that the page had then, and the name that the topic had', async () => {
    const [topic, other] = [await aTopic(), await aTopic()];
    const article = await anArticle({ topics: chosen(topic) });
    const banner = await aBanner({ topics: chosen(topic) });
    await well(administrator.call('PUT', collection(TOPIC, topic.documentId), { name: `Renamed ${word()}` }));
    await well(
      administrator.call('PUT', collection(ARTICLE, article.documentId), {
        topics: { set: [{ id: other.id, documentId: other.documentId }] },
      }),
    );
    await act(article, ARTICLE, 'publish');
    const answer = await ask(pathOf(article));
    const seen = bannersAt(answer);
    expect(seen).toContain(banner.documentId);
    expect(seen.at(-1)).not.toBe(banner.documentId);
    await act(banner, BANNER, 'unpublish');
  });

  test('of a page that is gone, which is found by its title', async () => {
    const [article, banner] = [await anArticle(), await aBanner()];
    await act(article, ARTICLE, 'unpublish');
    const found = await counsel.call(
      'GET',
      `/site-record/pages?search=${encodeURIComponent(String(article.headline))}`,
    );
    expect(foundPages.parse(found.data).pages).toEqual([
      { path: pathOf(article), title: article.headline, goneSince: expect.stringMatching(/^\d{4}-/) },
    ]);
    const answer = await ask(pathOf(article));
    expect(answer.page?.live).toHaveLength(1);
    expect(answer.page?.live[0]?.to).not.toBe(answer.to);
    expect(bannersAt(answer)).toContain(banner.documentId);
    expect(bannersAt(answer).at(-1)).toBeNull();
    await act(banner, BANNER, 'unpublish');
  });

  test('at one moment of the day, too', async () => {
    const article = await anArticle();
    // A minute that the page was there for, and one before it.
    await sql.query('update patient_press_page_versions set live_from = $1 where path = $2', [
      momentIn(settings.timeZone, '2026-10-05', '14:00'),
      pathOf(article),
    ]);
    const [before, after] = [
      await ask(pathOf(article), { day: '2026-10-05', time: '13:59' }),
      await ask(pathOf(article), { day: '2026-10-05', time: '14:00' }),
    ];
    expect([before.page, after.page?.live]).toEqual([null, [{ from: after.from, to: after.to }]]);
    expect(after.isMoment).toBe(true);
  });

  test('of a page that was there before pages were recorded, with a note that it is assumed', async () => {
    const article = await anArticle();
    await sql.query('update patient_press_page_versions set was_there_before = true where path = $1', [
      pathOf(article),
    ]);
    const answer = await ask(pathOf(article), { day: '2026-01-15' });
    expect(answer.page).toMatchObject({ knowledge: 'assumed', recordedSince: expect.stringMatching(/^\d{4}-/) });
  });

  test('of the home page, which needs no record', async () => {
    expect((await ask(`${stack.siteUrl}/`)).page).toMatchObject({ path: '/', kind: 'home', knowledge: 'always' });
  });
});

describe('a page is recorded', () => {
  const versionsOf = async (documentId: unknown) =>
    (
      await sql.query('select path, live_until from patient_press_page_versions where document = $1 order by id', [
        documentId,
      ])
    ).rows;

  test('in the transaction that publishes it, once, and not again when nothing changed', async () => {
    const article = await anArticle();
    await act(article, ARTICLE, 'publish');
    expect(await versionsOf(article.documentId)).toEqual([{ path: pathOf(article), live_until: null }]);
  });

  test('also when it is changed past Strapi', async () => {
    const article = await anArticle();
    const slug = word();
    await sql.query('update articles set slug = $1 where document_id = $2 and published_at is not null', [
      slug,
      article.documentId,
    ]);
    expect(await versionsOf(article.documentId)).toEqual([
      { path: pathOf(article), live_until: expect.any(Date) },
      { path: `/articles/${slug}/`, live_until: null },
    ]);
  });

  test('and published also while the record can’t be written, and then recorded within a minute', async () => {
    await sql.query('alter table patient_press_page_versions rename to hidden_page_versions');
    const article = await anArticle().finally(() =>
      sql.query('alter table hidden_page_versions rename to patient_press_page_versions'),
    );
    await vi.waitFor(async () => expect(await versionsOf(article.documentId)).toHaveLength(1), {
      timeout: 200_000,
      interval: 500,
    });
  });
});

test.each([
  ['no date', 'page=/', /Enter the date as year, month, and day/],
  ['a day that isn’t one', 'page=/&day=2026-02-31', /Enter the date as year, month, and day/],
  ['a time that isn’t one', 'page=/&day=2026-02-01&time=25:00', /Enter the time as hours and minutes/],
  ['the future', 'page=/&day=2100-01-01', /That is in the future/],
  ['a page of another site', 'page=https://example.org/&day=2026-02-01', /Enter a page of this site/],
])('%s is answered with what to enter instead', async (_, query, message) => {
  const answer = await counsel.call('GET', `/site-record/shown?${query}`);
  expect([answer.status, answer.message]).toEqual([400, expect.stringMatching(message)]);
});

test('all banners of a period can be saved as one table, with who published and who approved them', async () => {
  const banners = [await aBanner({ message: 'One.' }), await aBanner({ message: 'Two.' })];
  const [from, to] = [dayFromToday(-1), dayFromToday(0)];
  const answer = await fetch(`${stack.cmsUrl}/site-record/versions?from=${from}&to=${to}`, {
    headers: { authorization: `Bearer ${readFileSync(join(stack.dataDir, 'administrator-token'), 'utf8')}` },
  });
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="banners-${from}-${to}.csv"`);
  const text = await answer.text();
  for (const banner of banners) {
    const line = text.split('\r\n').find((one) => one.includes(String(banner.documentId)));
    expect(line).toContain('C. Sample');
    expect(line).toContain('First Administrator');
    await act(banner, BANNER, 'unpublish');
  }
});

describe('is for counsel, marketers, and administrators:', () => {
  test.each([
    ['marketer', 200],
    ['editor', 403],
    ['reviewer', 403],
    ['intake', 403],
  ])('the role %s is answered with %i', async (code, status) => {
    const session = await asRole(stack.cmsUrl, administrator, code);
    for (const path of [
      'pages?search=',
      `shown?page=/&day=${dayFromToday(0)}`,
      `versions?from=${dayFromToday(-1)}&to=${dayFromToday(0)}`,
    ])
      expect((await session.call('GET', `/site-record/${path}`)).status).toBe(status);
  });

  test('no one sees anything without logging in', async () => {
    expect((await fetch(`${stack.cmsUrl}/site-record/pages?search=`)).status).toBe(401);
  });
});
