import { readTicket } from '@patient-press/shared/tickets';
import { beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { type BannerSchedule, bannerPreview, bannerSchedule } from '../../src/banners/schedule-contract.ts';
import { asAdministrator, asRole, collection, type Fields, type Session } from '../fixtures/admin-api.ts';
import {
  chosen,
  create,
  createBanner,
  createSponsor,
  dayFromToday,
  publish,
  startOfDayFromToday,
  word,
} from '../fixtures/samples.ts';

const BANNER = 'api::cta-banner.cta-banner';
const administrator = await asAdministrator(stack);
const signIn = (code: string) => asRole(stack.cmsUrl, administrator, code);
const [marketer, editor, reviewer, intake] = [
  await signIn('marketer'),
  await signIn('editor'),
  await signIn('reviewer'),
  await signIn('intake'),
];

const scheduleFor = async (session: Session): Promise<BannerSchedule> =>
  bannerSchedule.parse((await session.call('GET', '/banners/schedule')).data);
const found = async ({ documentId }: Fields) =>
  (await scheduleFor(marketer)).banners.find((banner) => banner.documentId === documentId);

describe('in the schedule, a marketer', () => {
  let banner: Fields;
  let topic: Fields;
  const topicName = `Topic ${word()}`;
  const terms = {
    name: `Winter ${word()}`,
    startsAt: `${dayFromToday(10)}T05:00:00.000Z`,
    endsAt: `${dayFromToday(400)}T05:00:00.000Z`,
    approvalEndsOn: dayFromToday(370),
    priority: 7,
    pages: ['article', 'topic'],
  };
  beforeAll(async () => {
    topic = await create(administrator, 'api::topic.topic', { name: topicName, slug: word() });
    const sponsor = await createSponsor(marketer);
    banner = await createBanner(marketer, {
      ...terms,
      sponsor: chosen(sponsor),
      topics: chosen(topic),
      placement: 'article-end',
    });
  });

  test('finds a draft, with when it would run and who answers for it', async () => {
    expect(await found(banner)).toEqual({
      documentId: banner.documentId,
      state: 'draft',
      status: 'draft',
      draft: {
        name: terms.name,
        placement: 'article-end',
        message: 'Call us.',
        startsAt: terms.startsAt,
        statedEnd: terms.endsAt,
        endsAt: startOfDayFromToday(371),
        approvalEndsOn: terms.approvalEndsOn,
        approvalEndsAt: startOfDayFromToday(371),
        priority: 7,
        topics: [expect.objectContaining({ documentId: topic.documentId, name: topicName })],
        pages: ['article', 'topic'],
        sponsor: expect.stringMatching(/^Sample Firm/),
      },
    });
  });

  test('finds it published, and, when it is changed after, as readers see it and as it was changed', async () => {
    await marketer.call('PUT', collection(BANNER, banner.documentId), { endsAt: null });
    expect(await publish(marketer, BANNER, banner)).toMatchObject({ status: 200, message: '' });
    expect(await found(banner)).toMatchObject({ status: 'published', published: { name: terms.name } });
    const changed = { startsAt: `${dayFromToday(20)}T05:00:00.000Z` };
    await marketer.call('PUT', collection(BANNER, banner.documentId), changed);
    expect(await found(banner)).toMatchObject({
      status: 'modified',
      published: { startsAt: terms.startsAt },
      draft: changed,
    });
  });

  test('finds the banners of the demo, and a draft with hardly anything in it', async () => {
    const bare = await create(marketer, BANNER, { name: `Bare ${word()}`, actions: [{ kind: 'call', label: 'Call' }] });
    expect(await found(bare)).toMatchObject({
      status: 'draft',
      draft: { placement: null, message: '', sponsor: null, topics: [], pages: [], startsAt: null, endsAt: null },
    });
    const { banners } = await scheduleFor(marketer);
    expect(banners.filter(({ status }) => status === 'published').length).toBeGreaterThanOrEqual(3);
  });
});

test.each<[string, Session]>([
  ['an editor', editor],
  ['a reviewer', reviewer],
  ['someone of intake', intake],
])('%s sees neither when banners run nor how one looks', async (_, session) => {
  const banner = await createBanner(marketer);
  for (const path of ['/banners/schedule', `/banners/${banner.documentId}/sheet`]) {
    const { status, message } = await session.call('GET', path);
    expect([status, message]).toEqual([403, expect.stringContaining('Ask an administrator.')]);
  }
});

test('no one sees anything without logging in', async () => {
  const banner = await createBanner(marketer);
  for (const path of ['/banners/schedule', `/banners/${banner.documentId}/sheet`])
    expect((await fetch(stack.cmsUrl + path)).status).toBe(401);
});

describe('the address at which a banner is drawn', () => {
  test('is of the site, and holds for an hour, for that banner’s draft and the admin’s frame only', async () => {
    const banner = await createBanner(marketer);
    const { url } = bannerPreview.parse((await marketer.call('GET', `/banners/${banner.documentId}/sheet`)).data);
    const [, ticket = ''] = new RegExp(`^${stack.siteUrl}/_preview/([\\w.-]+)/$`).exec(url) ?? [];
    const now = Date.now() / 1000;
    const read = readTicket(stack.pressToken, 'preview', ticket, now);
    expect(read).toMatchObject({
      contentType: BANNER,
      documentId: banner.documentId,
      version: 'draft',
      admin: stack.cmsUrl,
    });
    expect(Math.round((read.expires - now) / 60)).toBe(60);
  });

  test('of a banner that is not there is refused', async () => {
    expect((await marketer.call('GET', '/banners/nothing/sheet')).status).toBe(403);
  });
});
