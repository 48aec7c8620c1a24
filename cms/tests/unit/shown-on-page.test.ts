import { selectBanner } from '@patient-press/shared/banners';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BannerContent } from '../../src/banners/version-content.ts';
import type { BannerVersion } from '../../src/banners/versions.ts';
import { type Recorded, shownIn } from '../../src/site-record/shown-on-page.ts';

const DAY = { from: '2026-11-20T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z' };
const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`;

const content: BannerContent = {
  name: 'A banner',
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
  sponsor: {
    legalName: 'A Firm',
    responsibleAttorney: 'A. Sample',
    officeAddress: '1 Street',
    jurisdictions: null,
    disclaimer: null,
    privacyUrl: null,
  },
  approvedBy: 'A. Sample',
  approvedOn: null,
  approvalEndsOn: null,
};

const version = (
  documentId: string,
  changes: Partial<BannerContent> = {},
  times: Partial<Pick<BannerVersion, 'publishedAt' | 'replacedAt' | 'revision'>> = {},
): BannerVersion => ({
  documentId,
  revision: 1,
  content: { ...content, name: documentId, ...changes },
  publishedAt: '2026-11-01T00:00:00.000Z',
  replacedAt: null,
  publishedBy: 'A Marketer',
  shownFrom: null,
  shownUntil: null,
  ...times,
});

const article = { ...DAY, kind: 'article' as const, topics: ['law'], hasBannerBlock: false };
const topicNames: Recorded['topicNames'] = [
  { document: 'law', title: 'The law', live_from: '2026-11-01T00:00:00.000Z', live_until: null },
];

const shown = (versions: BannerVersion[], changes: Partial<Recorded> = {}) =>
  shownIn({ ...DAY, page: [article], versions, topicNames, existing: new Set(['a', 'b']), ...changes });
const spansOf = (answer: ReturnType<typeof shown>, placement = 'top-bar') =>
  answer.placements
    .find((one) => one.placement === placement)
    ?.spans.map(({ from, to, version }) => [from, to, version && `${version.documentId} ${version.revision}`]);
const reasonsIn = ({ elsewhere }: ReturnType<typeof shown>) =>
  elsewhere.map(({ version, reasons }) => [version.documentId, reasons.map(({ kind }) => kind)]);

describe('what readers of a page saw', () => {
  test('changes within a day as banners were published, replaced, and ran out', () => {
    const answer = shown([
      version('a', { endsAt: at(6) }),
      version('b', {}, { publishedAt: at(9), replacedAt: at(15) }),
      version('b', { message: 'Call now.' }, { revision: 2, publishedAt: at(15), replacedAt: at(20) }),
    ]);
    expect(spansOf(answer)).toEqual([
      [DAY.from, at(6), 'a 1'],
      [at(6), at(9), null],
      [at(9), at(15), 'b 1'],
      [at(15), at(20), 'b 2'],
      [at(20), DAY.to, null],
    ]);
    expect(answer.elsewhere).toEqual([]);
  });

  test('is the banner of the highest priority, and the others are listed with the reason', () => {
    const answer = shown([version('a', { priority: 1 }), version('b', { priority: 2 })]);
    expect(spansOf(answer)).toEqual([[DAY.from, DAY.to, 'b 1']]);
    expect(answer.elsewhere).toMatchObject([
      { version: { documentId: 'a' }, reasons: [{ kind: 'outranked', by: 'b', priority: 1, otherPriority: 2 }] },
    ]);
  });

  test('never was a banner for other topics, other kinds of page, or a placement that the page lacks', () => {
    const answer = shown([
      version('topics', { topics: ['Treatment'] }),
      version('kinds', { pages: ['home'] }),
      version('inside', { placement: 'article-inline' }),
      version('incomplete', { sponsor: null }),
      version('no-number', { actions: [{ kind: 'call', label: 'Call', number: null }] }),
    ]);
    expect(spansOf(answer)).toEqual([[DAY.from, DAY.to, null]]);
    expect(reasonsIn(answer)).toEqual([
      ['topics', ['topics']],
      ['kinds', ['page-kind']],
      ['inside', ['placement']],
      ['incomplete', ['incomplete']],
      ['no-number', ['incomplete']],
    ]);
  });

  test('was a banner for a topic under the name that the topic had when the banner was published', () => {
    const renamed: Recorded['topicNames'] = [
      { document: 'law', title: 'Lawsuits', live_from: '2026-11-01T00:00:00.000Z', live_until: at(12) },
      { document: 'law', title: 'The law', live_from: at(12), live_until: null },
    ];
    const answer = shown([version('a', { topics: ['Lawsuits'] })], { topicNames: renamed });
    expect(spansOf(answer)).toEqual([[DAY.from, DAY.to, 'a 1']]);
  });

  test('changes with the page: its topics, its kind, and whether it was there', () => {
    const page: Recorded['page'] = [
      { ...article, from: at(4), to: at(10) },
      { ...article, from: at(10), to: at(16), topics: [] },
    ];
    const answer = shown([version('a', { topics: ['The law'] }), version('b', { pages: ['topic'] })], { page });
    expect(spansOf(answer)).toEqual([
      [DAY.from, at(4), null],
      [at(4), at(10), 'a 1'],
      [at(10), DAY.to, null],
    ]);
    expect(reasonsIn(answer)).toEqual([['b', ['no-page', 'page-kind']]]);
  });

  test('of a page that was never there is nothing, with every banner that ran elsewhere', () => {
    const answer = shown([version('a')], { page: [] });
    expect(answer.placements).toEqual([]);
    expect(reasonsIn(answer)).toEqual([['a', ['no-page']]]);
  });

  test('is at every moment what the rule for pages chooses, whatever ran', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const aVersion = fc.record({
      documentId: fc.constantFrom('a', 'b', 'c', 'd'),
      priority: fc.integer({ min: 0, max: 2 }),
      topics: fc.constantFrom<string[]>([], ['The law'], ['Treatment']),
      pages: fc.constantFrom<BannerContent['pages']>([], ['article'], ['home']),
      starts: fc.option(hour),
      ends: fc.option(hour),
    });
    fc.assert(
      fc.property(fc.uniqueArray(aVersion, { selector: ({ documentId }) => documentId }), hour, (drawn, moment) => {
        const versions = drawn.map(({ documentId, starts, ends, ...terms }) =>
          version(documentId, {
            ...terms,
            startsAt: starts === null ? null : at(starts),
            endsAt: ends === null ? null : at(ends),
          }),
        );
        const terms = versions.map(({ documentId, content }) => ({
          ...content,
          documentId,
          topics: content.topics.map((name) => (name === 'The law' ? 'law' : 'other')),
        }));
        const expected = selectBanner(terms, { kind: 'article', topics: ['law'] }, 'top-bar', at(moment));
        const span = shown(versions)
          .placements.find(({ placement }) => placement === 'top-bar')
          ?.spans.find(({ from, to }) => from <= at(moment) && at(moment) < to);
        expect(span?.version?.documentId).toBe(expected?.documentId);
      }),
    );
  });
});
