import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields } from '../fixtures/admin-api.ts';
import { completeBanner, create, dayFromToday, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const ARTICLE = 'api::article.article';
const GUIDE = 'api::guide.guide';
const SOURCE = 'api::source.source';
const BANNER = 'api::cta-banner.cta-banner';

const NEXT_YEAR = dayFromToday(365);
const thisMonth = dayFromToday(0).slice(0, 7);
const draft: Record<string, () => Promise<Fields>> = {
  [ARTICLE]: async () => ({ headline: 'A headline', slug: word(), body: [] }),
  [GUIDE]: async () => ({ title: 'A guide', slug: word(), summary: 'A summary.', access: 'open' }),
  [SOURCE]: async () => ({ title: 'A sample source', kind: 'web-page' }),
  [BANNER]: () => completeBanner(administrator),
};

test.each<[string, Fields, string, RegExp]>([
  [ARTICLE, { lastReviewedOn: NEXT_YEAR }, 'lastReviewedOn', /“Last reviewed” is in the future/],
  [ARTICLE, { lastReviewedOn: '0026-01-01' }, 'lastReviewedOn', /is in the year 26.*four-digit year/],
  [ARTICLE, { nextReviewOn: '2226-01-01' }, 'nextReviewOn', /is in the year 2226/],
  [ARTICLE, { nextReviewOn: dayFromToday(365 * 15) }, 'nextReviewOn', /more than 10 years from now/],
  [ARTICLE, { firstPublishedAt: `${NEXT_YEAR}T00:00:00.000Z` }, 'firstPublishedAt', /in the future/],
  [ARTICLE, { unpublishAt: '0026-01-01T00:00:00.000Z' }, 'unpublishAt', /is in the year 26/],
  [ARTICLE, { corrections: [{ date: '2035-01-01', note: 'A note.' }] }, 'corrections.0.date', /in the future/],
  [GUIDE, { lastReviewedOn: NEXT_YEAR }, 'lastReviewedOn', /in the future/],
  [SOURCE, { accessedOn: NEXT_YEAR }, 'accessedOn', /in the future/],
  [SOURCE, { publishedOn: '2035' }, 'publishedOn', /in the future/],
  [SOURCE, { publishedOn: NEXT_YEAR }, 'publishedOn', /in the future/],
  [SOURCE, { publishedOn: '0026' }, 'publishedOn', /too long ago/],
  [BANNER, { startsAt: '0026-01-01T00:00:00.000Z' }, 'startsAt', /is in the year 26/],
])('%s with %j is refused at the field', async (uid, changes, field, message) => {
  const refused = await administrator.call('POST', collection(uid), { ...(await draft[uid]?.()), ...changes });
  expect([refused.status, refused.messages[field]]).toEqual([400, expect.stringMatching(message)]);
});

test.each<[string, Fields]>([
  [ARTICLE, { lastReviewedOn: dayFromToday(0), nextReviewOn: NEXT_YEAR, publishAt: `${NEXT_YEAR}T00:00:00.000Z` }],
  [SOURCE, { publishedOn: '1898', accessedOn: dayFromToday(0) }],
  [SOURCE, { publishedOn: thisMonth }],
  [SOURCE, { publishedOn: thisMonth.slice(0, 4) }],
])('%s with %j is saved', async (uid, changes) => {
  await create(administrator, uid, { ...(await draft[uid]?.()), ...changes });
});
