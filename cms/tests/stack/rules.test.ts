import type { Core } from '@strapi/strapi';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { datesComeInOrder } from '../../src/rules/dates-come-in-order.ts';
import { linksAreValid } from '../../src/rules/links-are-valid.ts';
import { asAdministrator, collection, type Fields, single } from '../fixtures/admin-api.ts';
import { create, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);

const ARTICLE = 'api::article.article';
const SOURCE = 'api::source.source';
const BANNER = 'api::cta-banner.cta-banner';
const SETTINGS = single('api::site-settings.site-settings');

const count = async (uid: string) => (await administrator.call('GET', `${collection(uid)}?pageSize=200`)).list.length;

const aSource = (changes: Fields) => ({ title: 'A sample source', kind: 'web-page', ...changes });
const aLink = (url: string) => ({ name: 'Sample Person', slug: word(), profiles: [{ label: 'Profile', url }] });
const aRedirect = (from: string, to: string) => ({ from, to, permanent: true, reason: 'by-hand' });
const anAction = (changes: Fields) => ({
  name: 'Sample banner',
  placement: 'top-bar',
  message: 'Call us.',
  actions: [{ kind: 'call', label: 'Call', ...changes }],
});
const aBanner = (changes: Fields) => ({ ...anAction({}), label: 'Attorney advertising', priority: 0, ...changes });
const aTable = (rows: unknown) => ({
  title: 'Sample page',
  slug: word(),
  body: [{ __component: 'body.table', caption: 'Stages', headerRow: true, rows }],
});
const someAuthor = [{ family: 'Nakano', given: 'Ichiro' }];

test.each<[string, string, Fields, Fields, string, RegExp]>([
  [
    'a profile leads somewhere',
    'api::person.person',
    aLink('www.example.org'),
    aLink('/about/'),
    'profiles.0.url',
    /“www.example.org” isn’t a valid link.*https:\/\//,
  ],
  [
    'a profile runs no script',
    'api::person.person',
    aLink('javascript:alert(1)'),
    aLink('https://example.org/a'),
    'profiles.0.url',
    /isn’t a valid link/,
  ],
  [
    'a source’s address is a full one',
    SOURCE,
    aSource({ url: 'doi.org/10' }),
    aSource({ url: 'https://doi.org/10' }),
    'url',
    /isn’t a full URL.*https:\/\//,
  ],
  [
    'an archived address is a full one',
    SOURCE,
    aSource({ archivedUrl: '/a' }),
    aSource({ archivedUrl: 'http://web.archive.org/a' }),
    'archivedUrl',
    /isn’t a full URL/,
  ],
  [
    'a link’s button has an address',
    BANNER,
    anAction({ kind: 'link' }),
    anAction({ kind: 'link', url: '/about/' }),
    'actions.0.url',
    /A link button needs a URL/,
  ],
  [
    'a button’s address leads somewhere',
    BANNER,
    anAction({ kind: 'link', url: '877' }),
    anAction({ kind: 'link', url: 'tel:+18776376843' }),
    'actions.0.url',
    /isn’t a valid link.*tel:/,
  ],
  [
    'a canonical address is a full one',
    ARTICLE,
    { body: [], seo: { canonicalUrl: '/a' } },
    { body: [], seo: { canonicalUrl: 'https://a.example/' } },
    'seo.canonicalUrl',
    /isn’t a full URL/,
  ],
  [
    'a banner names known kinds of page',
    BANNER,
    aBanner({ pages: ['shop'] }),
    aBanner({ pages: ['home', 'article'] }),
    'pages',
    /home, article, topic, guide, other/,
  ],
  [
    'a table has even rows',
    'api::page.page',
    aTable([['Stage', 'Meaning'], ['I']]),
    aTable([
      ['Stage', 'Meaning'],
      ['I', 'One place'],
    ]),
    'body.0.rows',
    /Row 2 has 1 cell, but the first row has 2/,
  ],
  [
    'a table holds texts',
    'api::page.page',
    aTable([[1, 2]]),
    aTable([['1', '2']]),
    'body.0.rows',
    /isn’t text.*\[\["Stage","Meaning"\]/,
  ],
  ['a table has rows', 'api::page.page', aTable([]), aTable([['One']]), 'body.0.rows', /no rows/],
  [
    'a redirect starts at an old path',
    'api::redirect.redirect',
    aRedirect('old', '/new/'),
    aRedirect(`/${word()}/`, '/new/'),
    'from',
    /“old” can’t be used: it has to start with a slash/,
  ],
  [
    'a redirect leads somewhere',
    'api::redirect.redirect',
    aRedirect(`/${word()}/`, 'new'),
    aRedirect(`/${word()}/`, 'https://new.example/'),
    'to',
    /“new” isn’t a valid link/,
  ],
  [
    'a redirect leads away',
    'api::redirect.redirect',
    aRedirect('/same/', '/same'),
    aRedirect(`/${word()}/`, '/same/'),
    'to',
    /leads back to itself/,
  ],
  [
    'the next review is after the last',
    ARTICLE,
    { body: [], lastReviewedOn: '2026-02-02', nextReviewOn: '2026-02-01' },
    { body: [], lastReviewedOn: '2026-02-02', nextReviewOn: '2027-02-02' },
    'nextReviewOn',
    /after “Last reviewed\.”/,
  ],
  [
    'a banner ends after it starts',
    BANNER,
    aBanner({ startsAt: '2026-02-02T10:00:00.000Z', endsAt: '2026-02-02T10:00:00.000Z' }),
    aBanner({ startsAt: '2026-02-02T10:00:00.000Z', endsAt: '2026-02-03T10:00:00.000Z' }),
    'endsAt',
    /after “Starts\.”/,
  ],
  [
    'an approval ends after it began',
    BANNER,
    aBanner({ approvedOn: '2026-02-02', approvalEndsOn: '2026-01-01' }),
    aBanner({ approvedOn: '2026-02-02', approvalEndsOn: '2027-02-02' }),
    'approvalEndsOn',
    /after “Approved on\.”/,
  ],
  [
    'a DOI is a DOI',
    SOURCE,
    aSource({ doi: 'j.ccell.2018' }),
    aSource({ doi: `10.1234/${word()}` }),
    'doi',
    /isn’t a DOI.*10\.1016/,
  ],
  [
    'a PubMed number has digits only',
    SOURCE,
    aSource({ pmid: 'PMC12' }),
    aSource({ pmid: 'PMID: 7654321' }),
    'pmid',
    /isn’t a PubMed ID/,
  ],
  [
    'a date of publication is a date',
    SOURCE,
    aSource({ publishedOn: 'June 2018' }),
    aSource({ publishedOn: '2018-06' }),
    'publishedOn',
    /isn’t a valid date.*2018-06-21/,
  ],
  [
    'a source’s author has a name',
    SOURCE,
    aSource({ authorNames: [{ given: 'Ichiro' }] }),
    aSource({ authorNames: someAuthor }),
    'authorNames.0.family',
    /needs a last name/,
  ],
  [
    'a source’s author is one of two',
    SOURCE,
    aSource({ authorNames: [{ family: 'Nakano', organisation: 'UAB' }] }),
    aSource({ authorNames: [{ organisation: 'UAB' }] }),
    'authorNames.0.organisation',
    /a person’s name and an organization/,
  ],
])('%s', async (_, uid, refused, accepted, path, message) => {
  const before = await count(uid);
  const answer = await administrator.call('POST', collection(uid), refused);
  expect(answer.status).toBe(400);
  expect(answer.messages[path]).toMatch(message);
  expect(answer.message).toMatch(message);
  expect(await count(uid)).toBe(before);

  const saved = await create(administrator, uid, accepted);
  expect((await administrator.call('PUT', collection(uid, saved.documentId), refused)).messages[path]).toMatch(message);
  const { data } = await administrator.call('GET', collection(uid, saved.documentId));
  expect(data.updatedAt).toBe(saved.updatedAt);
});

test('the phone number is saved as it is dialed, and one that isn’t valid is refused', async () => {
  const { phoneLabel, phoneNumber } = (await administrator.call('GET', SETTINGS)).data;
  const refused = await administrator.call('PUT', SETTINGS, { phoneNumber: '12' });
  expect(refused.messages.phoneNumber).toMatch(/“12” isn’t a valid phone number.*\+18776376843/);
  expect((await administrator.call('GET', SETTINGS)).data.phoneNumber).toBe(phoneNumber);

  const extended = await administrator.call('PUT', SETTINGS, { phoneNumber: '+1 877 637 6843 x2' });
  expect(extended.messages.phoneNumber).toMatch(/has an extension/);

  await administrator.call('PUT', SETTINGS, { phoneNumber: '877-MESOTHELIOMA' });
  expect((await administrator.call('GET', SETTINGS)).data.phoneNumber).toBe('+18776376843');
  await administrator.call('PUT', SETTINGS, { phoneLabel, phoneNumber });
});

/** These rules look at nothing but the fields. */
const noStrapi = {} as Core.Strapi;

test.each([
  ['api::source.source', { retractionNotice: 'yes' }, { retractionNotice: 'https://a.example' }, 'retractionNotice'],
  [
    'api::article.article',
    { publishAt: '2026-02-02T10:00:00.000Z', unpublishAt: '2026-02-02T09:00:00.000Z' },
    { publishAt: '2026-02-02T10:00:00.000Z', unpublishAt: '2026-02-02T11:00:00.000Z' },
    'unpublishAt',
  ],
])(
  'what no form of %s shows yet obeys its rules when code or an API client writes it',
  async (uid, refused, accepted, path) => {
    const found = async (fields: Fields) => {
      const rules = [...linksAreValid, ...datesComeInOrder].filter(({ on }) => on === uid);
      const objections = await Promise.all(rules.map((rule) => rule.check(fields, noStrapi)));
      return objections.flat().map((objection) => objection.path.join('.'));
    };
    expect(await found(refused)).toEqual([path]);
    expect(await found(accepted)).toEqual([]);
  },
);
