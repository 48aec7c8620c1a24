import type { Core } from '@strapi/strapi';
import { describe, expect, test } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import type { BannerContent } from '../../src/banners/version-content.ts';
import { readVersions, shownTimes, versionsCsv } from '../../src/banners/versions.ts';
import { asAdministrator, collection, type Fields, single } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import {
  approvedAgain,
  chosen,
  create,
  createBanner,
  createSponsor,
  dayFromToday,
  publish,
  startOfDayFromToday,
  word,
} from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);

const BANNER = 'api::cta-banner.cta-banner';
const GUIDE = 'api::guide.guide';
const SPONSOR = 'api::sponsor.sponsor';
const TOPIC = 'api::topic.topic';
const SETTINGS = single('api::site-settings.site-settings');

/** What reading versions asks of Strapi. */
const strapi = {
  db: {
    connection: {
      raw: (text: string, { documentId }: { documentId: string | null }) =>
        sql.query(text.replaceAll(':documentId', '$1'), [documentId]),
    },
  },
} as unknown as Core.Strapi;
const versionsOf = ({ documentId }: Fields) => readVersions(strapi, String(documentId));
const messagesOf = async (banner: Fields) => (await versionsOf(banner)).map(({ content }) => content.message);

const well = async (answer: ReturnType<typeof publish>) =>
  expect(await answer).toMatchObject({ status: 200, message: '' });
const save = ({ documentId }: Fields, changes: Fields, uid = BANNER) =>
  well(administrator.call('PUT', collection(uid, documentId), changes));
const act = ({ documentId }: Fields, action: string, uid = BANNER) =>
  well(administrator.call('POST', `${collection(uid, documentId)}/actions/${action}`, {}));

/** A published banner that is gone again after the tests of the file. */
async function aBanner(changes: Fields = {}): Promise<Fields> {
  const banner = await createBanner(administrator, changes);
  await well(publish(administrator, BANNER, banner));
  return banner;
}
const change = async (banner: Fields, changes: Fields) => {
  await save(banner, { ...approvedAgain(), ...changes });
  await act(banner, 'publish');
};
const publishedAt = async ({ documentId }: Fields) =>
  (
    await sql.query('select published_at from cta_banners where document_id = $1 and published_at is not null', [
      documentId,
    ])
  ).rows[0]?.published_at.toISOString();

const aGuide = async () => {
  const guide = { title: `Guide ${word()}`, slug: word(), summary: 'A guide.', access: 'open' };
  const made = await create(administrator, GUIDE, guide);
  await well(publish(administrator, GUIDE, made));
  return made;
};

describe('a published banner', () => {
  test('is recorded word for word, with everything it leads to and who answers for it', async () => {
    const [guide, topic] = [
      await aGuide(),
      await create(administrator, TOPIC, { name: `Topic ${word()}`, slug: word() }),
    ];
    const file = (await administrator.call('GET', '/upload/files?filters[mime][$eq]=image/jpeg')).list[0] ?? {};
    const sponsor = await createSponsor(administrator, {
      jurisdictions: 'Alabama',
      disclaimer: 'Past results do not promise the same outcome.',
      privacyUrl: 'https://example.org/privacy',
    });
    const actions = [
      { kind: 'call', label: 'Call', url: '205-555-0143' },
      { kind: 'guide', label: 'Get the guide', guide: chosen(guide) },
      { kind: 'link', label: 'Read more', url: '/about/' },
    ];
    const banner = await aBanner({
      name: 'Complete',
      placement: 'article-end',
      detail: 'A detail.',
      image: { image: file.id, alt: 'A drawing.', credit: 'A. Drawer' },
      actions,
      sponsor: chosen(sponsor),
      startsAt: `${dayFromToday(0)}T00:00:00.000Z`,
      endsAt: `${dayFromToday(9)}T00:00:00.000Z`,
      priority: 7,
      topics: chosen(topic),
      pages: ['article'],
      colors: { background: '#123a5c', text: '#ffffff' },
      variants: [
        { key: 'as-it-is', weight: 1 },
        { key: 'chat', weight: 2, message: 'Chat with us.', actions: [{ kind: 'chat', label: 'Chat' }] },
      ],
    });
    const shownActions = [
      { kind: 'call', label: 'Call', number: '+12055550143' },
      { kind: 'guide', label: 'Get the guide', guide: { title: guide.title, slug: guide.slug } },
      { kind: 'link', label: 'Read more', url: '/about/' },
    ];
    const [version, ...others] = await versionsOf(banner);
    expect(others).toEqual([]);
    expect(version).toEqual({
      documentId: banner.documentId,
      revision: 1,
      publishedAt: await publishedAt(banner),
      replacedAt: null,
      shownFrom: await publishedAt(banner),
      shownUntil: null,
      publishedBy: `First Administrator (${stack.administrator.email})`,
      content: {
        name: 'Complete',
        placement: 'article-end',
        label: 'Attorney advertising',
        message: 'Call us.',
        detail: 'A detail.',
        image: { url: file.url, alt: 'A drawing.', caption: null, credit: 'A. Drawer', changedAt: file.updatedAt },
        actions: shownActions,
        variants: [
          { key: 'as-it-is', weight: 1, message: 'Call us.', detail: 'A detail.', actions: shownActions },
          {
            key: 'chat',
            weight: 2,
            message: 'Chat with us.',
            detail: 'A detail.',
            actions: [{ kind: 'chat', label: 'Chat' }],
          },
        ],
        colors: { background: '#123a5c', text: '#ffffff', button: null, buttonText: null },
        startsAt: `${dayFromToday(0)}T00:00:00.000Z`,
        endsAt: `${dayFromToday(9)}T00:00:00.000Z`,
        priority: 7,
        topics: [topic.name],
        pages: ['article'],
        sponsor: {
          legalName: 'Sample Firm',
          responsibleAttorney: 'A. Sample',
          officeAddress: '1 Sample Street',
          jurisdictions: 'Alabama',
          disclaimer: 'Past results do not promise the same outcome.',
          privacyUrl: 'https://example.org/privacy',
        },
        approvedBy: 'C. Sample',
        approvedOn: dayFromToday(-1),
        approvalEndsOn: dayFromToday(100),
        approvalEndsAt: startOfDayFromToday(101),
      },
    });
  });

  test('has a version for each change that was published, one after the other, and none for a draft', async () => {
    const banner = await aBanner({ message: 'One.' });
    await save(banner, { message: 'Never published.' });
    await act(banner, 'discard');
    await change(banner, { message: 'Two.', name: 'Renamed' });
    await change(banner, { message: 'Three.' });
    const versions = await versionsOf(banner);
    expect(versions.map(({ revision, content }) => [revision, content.message])).toEqual([
      [1, 'One.'],
      [2, 'Two.'],
      [3, 'Three.'],
    ]);
    const [one, two, three] = versions;
    expect([one?.replacedAt, two?.replacedAt, three?.replacedAt]).toEqual([two?.publishedAt, three?.publishedAt, null]);
    expect(one?.shownUntil).toBe(two?.shownFrom);
    expect(three?.publishedAt).toBe(await publishedAt(banner));
  });

  test('has no new version when it is published as it is, or only called something else in the newsroom', async () => {
    const banner = await aBanner();
    await act(banner, 'publish');
    await save(banner, { name: `Another name ${word()}` });
    await act(banner, 'publish');
    expect(await messagesOf(banner)).toEqual(['Call us.']);
  });

  test('keeps its versions when it is unpublished, published again and deleted', async () => {
    const banner = await aBanner();
    await act(banner, 'unpublish');
    const [gone] = await versionsOf(banner);
    expect(gone?.replacedAt).not.toBeNull();
    expect(gone?.shownUntil).toBe(gone?.replacedAt);

    await act(banner, 'publish');
    const again = (await versionsOf(banner))[1];
    expect(again).toMatchObject({ revision: 2, replacedAt: null, publishedAt: await publishedAt(banner) });
    expect(Date.parse(again?.publishedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(gone?.replacedAt ?? ''));

    await well(administrator.call('DELETE', collection(BANNER, banner.documentId)));
    const versions = await versionsOf(banner);
    expect(versions.map(({ content, replacedAt }) => [content.message, replacedAt === null])).toEqual([
      ['Call us.', false],
      ['Call us.', false],
    ]);
  });

  test('has one version each when many are published, unpublished and deleted in one go', async () => {
    const drafts: Fields[] = [];
    for (const message of ['One.', 'Two.', 'Three.']) drafts.push(await createBanner(administrator, { message }));
    const documentIds = drafts.map(({ documentId }) => documentId);
    for (const [action, isCurrent] of [
      ['bulkPublish', true],
      ['bulkUnpublish', false],
      ['bulkDelete', false],
    ] as const) {
      await well(administrator.call('POST', `${collection(BANNER)}/actions/${action}`, { documentIds }));
      for (const draft of drafts) {
        const versions = await versionsOf(draft);
        expect(versions.map(({ content, replacedAt }) => [content.message, replacedAt === null])).toEqual([
          [draft.message, isCurrent],
        ]);
      }
    }
  });
});

describe('a new version is recorded when', () => {
  test('the sponsor is called something else', async () => {
    const sponsor = await createSponsor(administrator);
    const banner = await aBanner({ sponsor: chosen(sponsor) });
    await save(sponsor, { legalName: 'Another Firm' }, SPONSOR);
    const [before, after] = await versionsOf(banner);
    expect([before?.content.sponsor?.legalName, after?.content.sponsor?.legalName]).toEqual([
      'Sample Firm',
      'Another Firm',
    ]);
    expect(before?.replacedAt).toBe(after?.publishedAt);
    expect(after?.publishedAt).not.toBe(await publishedAt(banner));
  });

  test('its guide is called something else, and it ends when that is taken down', async () => {
    const guide = await aGuide();
    const banner = await aBanner({ actions: [{ kind: 'guide', label: 'Get the guide', guide: chosen(guide) }] });
    await save(guide, { title: 'Another title' }, GUIDE);
    expect(await versionsOf(banner)).toHaveLength(1);
    await act(guide, 'publish', GUIDE);
    const down = await administrator.call('POST', `/consequences/${GUIDE}/${String(guide.documentId)}/take-down`);
    expect(down.status).toBe(204);
    const versions = await versionsOf(banner);
    expect(versions.map(({ content }) => content.actions[0])).toEqual([
      { kind: 'guide', label: 'Get the guide', guide: { title: guide.title, slug: guide.slug } },
      { kind: 'guide', label: 'Get the guide', guide: { title: 'Another title', slug: guide.slug } },
    ]);
    expect(versions.at(-1)?.replacedAt).not.toBeNull();
  });

  test('the site has another number, for buttons that call it', async () => {
    const { phoneNumber } = (await administrator.call('GET', SETTINGS)).data;
    const [site, own] = [
      await aBanner(),
      await aBanner({ actions: [{ kind: 'call', label: 'Call', url: '205-555-0143' }] }),
    ];
    await well(administrator.call('PUT', SETTINGS, { phoneNumber: '+12055550199' }));
    await well(administrator.call('PUT', SETTINGS, { phoneNumber }));
    expect((await versionsOf(site)).map(({ content }) => content.actions[0])).toEqual(
      [phoneNumber, '+12055550199', phoneNumber].map((number) => ({ kind: 'call', label: 'Call', number })),
    );
    expect(await versionsOf(own)).toHaveLength(1);
  });

  test('a topic that it is limited to is called something else', async () => {
    const topic = await create(administrator, TOPIC, { name: 'Before', slug: word() });
    const banner = await aBanner({ topics: chosen(topic) });
    await save(topic, { name: 'After' }, TOPIC);
    expect((await versionsOf(banner)).map(({ content }) => content.topics)).toEqual([['Before'], ['After']]);
  });
});

describe('nothing is missed', () => {
  test('when it was changed behind the newsroom’s back: the next change finds it', async () => {
    const banner = await aBanner({ message: 'Before.' });
    await sql.query(`update cta_banners set message = 'By SQL.' where document_id = $1 and published_at is not null`, [
      banner.documentId,
    ]);
    await aBanner();
    expect(await messagesOf(banner)).toEqual(['Before.', 'By SQL.']);
  });

  test('when it could not be recorded: the banner is published anyway, and the version is recorded later', async () => {
    const banner = await aBanner({ message: 'Before.' });
    await sql.query(
      "alter table patient_press_versions add constraint no_banners check (content_type <> 'shown-banner') not valid",
    );
    await change(banner, { message: 'While it could not be recorded.' });
    const { rows } = await sql.query(
      `select content ->> 'message' as message from patient_press_versions where content_type = 'shown-banner' and document_id = $1`,
      [banner.documentId],
    );
    await sql.query('alter table patient_press_versions drop constraint no_banners');
    expect(rows).toEqual([{ message: 'Before.' }]);
    expect((await administrator.call('GET', collection(BANNER, banner.documentId))).data).toMatchObject({
      status: 'published',
      message: 'While it could not be recorded.',
    });
    await aBanner();
    expect(await messagesOf(banner)).toEqual(['Before.', 'While it could not be recorded.']);
    expect((await versionsOf(banner))[1]?.publishedAt).toBe(await publishedAt(banner));
  });

  test('when two newsrooms on one database start, and publish at the same time', async () => {
    const [here, there] = [await aBanner({ message: 'Start.' }), await aBanner({ message: 'Start.' })];
    await sql.query(`update cta_banners set message = 'By SQL.' where document_id = $1 and published_at is not null`, [
      here.documentId,
    ]);
    const { databaseUrl, dataDir, pressToken: PRESS_TOKEN, siteUrl: SITE_URL } = stack;
    const cms = await startCms({ databaseUrl, dataDir, port: await freePort(), env: { PRESS_TOKEN, SITE_URL } });
    try {
      expect(await messagesOf(here)).toEqual(['Start.', 'By SQL.']);
      const other = await asAdministrator({ ...stack, cmsUrl: cms.url });
      const words = ['One.', 'Two.', 'Three.', 'Four.', 'Five.'];
      const publishAll = async (session: typeof administrator, banner: Fields) => {
        for (const message of words) {
          await well(session.call('PUT', collection(BANNER, banner.documentId), { ...approvedAgain(), message }));
          await well(publish(session, BANNER, banner));
        }
      };
      await Promise.all([publishAll(administrator, here), publishAll(other, there)]);
      expect(await messagesOf(here)).toEqual(['Start.', 'By SQL.', ...words]);
      expect(await messagesOf(there)).toEqual(['Start.', ...words]);
      for (const banner of [here, there]) {
        const versions = await versionsOf(banner);
        expect(versions.map(({ replacedAt }) => replacedAt)).toEqual([
          ...versions.slice(1).map((version) => version.publishedAt),
          null,
        ]);
      }
    } finally {
      await cms.stop();
    }
  });
});

const content: BannerContent = {
  name: 'Sample banner',
  placement: 'top-bar',
  label: 'Attorney advertising',
  message: 'Call us.',
  detail: null,
  image: null,
  actions: [{ kind: 'call', label: 'Call', number: '+18776376843' }],
  variants: [],
  colors: null,
  startsAt: null,
  endsAt: null,
  priority: 0,
  topics: [],
  pages: [],
  sponsor: null,
  approvedBy: 'C. Sample',
  approvedOn: '2026-11-01',
  approvalEndsOn: '2026-11-30',
};

describe('a version was shown', () => {
  const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}T00:00:00.000Z`;
  const never = { shownFrom: null, shownUntil: null };

  test.each<[string, Partial<BannerContent>, string | null, object]>([
    ['since it was published', {}, null, { shownFrom: day(10), shownUntil: null }],
    ['until it was replaced', {}, day(15), { shownFrom: day(10), shownUntil: day(15) }],
    ['from its own start', { startsAt: day(12) }, null, { shownFrom: day(12), shownUntil: null }],
    ['not before it was published', { startsAt: day(2) }, null, { shownFrom: day(10), shownUntil: null }],
    ['until its own end', { endsAt: day(13) }, day(15), { shownFrom: day(10), shownUntil: day(13) }],
    ['until its approval ended', { approvalEndsOn: '2026-11-13' }, null, { shownFrom: day(10), shownUntil: day(14) }],
    [
      'until its approval ended where the newsroom was',
      { approvalEndsOn: '2026-11-13', approvalEndsAt: '2026-11-14T05:00:00.000Z' },
      null,
      { shownFrom: day(10), shownUntil: '2026-11-14T05:00:00.000Z' },
    ],
    ['until an end that is still to come', { endsAt: day(25) }, null, { shownFrom: day(10), shownUntil: null }],
    ['never, when it is still to start', { startsAt: day(21) }, null, never],
    ['never, when it was replaced before it started', { startsAt: day(16) }, day(15), never],
    ['never, when it had ended before it was published', { endsAt: day(9) }, null, never],
  ])('%s', (_, changes, replacedAt, shown) => {
    const version = { content: { ...content, ...changes }, publishedAt: day(10), replacedAt };
    expect(shownTimes(version, day(20))).toEqual(shown);
  });
});

test('a table of versions opens in a spreadsheet, runs nothing there, and loses no word', () => {
  const version = {
    documentId: 'abc',
    revision: 1,
    publishedAt: '2026-11-10T00:00:00.000Z',
    replacedAt: null,
    shownFrom: '2026-11-10T00:00:00.000Z',
    shownUntil: null,
    publishedBy: 'Sample Marketer (m@example.com)',
  };
  const variants = [{ ...content, key: 'one', weight: 2, message: 'Said “so”, she said "yes".\nReally.' }];
  const risky = {
    ...content,
    name: '=HYPERLINK("https://a.example")',
    message: '+1',
    detail: '-1',
    label: '@a',
    variants,
  };
  const csv = versionsCsv([{ ...version, content: risky }]);
  const [head, ...body] = csv.split('\r\n');
  expect(head).toMatch(/^"banner","name","revision","published at","replaced at","shown from","shown until",/);
  const row = body.join('\r\n');
  expect(
    row.startsWith(
      `"abc","'=HYPERLINK(""https://a.example"")",1,"${version.publishedAt}","","${version.shownFrom}","",`,
    ),
  ).toBe(true);
  for (const cell of [`"'+1"`, `"'-1"`, `"'@a"`, '"Call “Call”: +18776376843"']) expect(row).toContain(`,${cell},`);
  expect(row).toContain('one (weight 2)\nSaid “so”, she said ""yes"".\nReally.\nCall “Call”: +18776376843');
  expect(csv.endsWith('\r\n')).toBe(true);
});
