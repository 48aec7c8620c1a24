import type { ArticlePayload } from '@patient-press/shared/payloads/article';
import type { PersonPayload } from '@patient-press/shared/payloads/person';
import type { TopicPayload } from '@patient-press/shared/payloads/topic';
import { expect, test } from 'vitest';
import type { Copy } from '../../press/content/copy.ts';
import { findFaults, findLosses } from '../../press/content/faults.ts';
import { findPublishable } from '../../press/edition/publishable.ts';
import { toArticle } from '../../src/content/entries/article.ts';
import type { Entries } from '../../src/content/entries/entries.ts';
import { toPerson } from '../../src/content/entries/person.ts';
import { toTopic } from '../../src/content/entries/topic.ts';

const at = '2026-01-01T00:00:00.000Z';
const fields = (documentId: string) => ({ id: 1, documentId, createdAt: at, updatedAt: at, publishedAt: at });
const reference = (documentId: string) => ({ id: 1, documentId });
const topic = (documentId: string, slug: string): TopicPayload => ({
  ...fields(documentId),
  name: documentId,
  slug,
  summary: null,
});
const person = (documentId: string): PersonPayload => ({
  ...fields(documentId),
  name: documentId,
  slug: documentId,
  credentials: null,
  jobTitle: null,
  bio: null,
  photo: null,
  profiles: [],
});
const article = (changes: Partial<ArticlePayload>): ArticlePayload => ({
  ...fields('article'),
  headline: 'An article',
  slug: 'article',
  kicker: null,
  genre: null,
  dek: 'What is known.',
  hero: null,
  authors: [reference('ada')],
  topics: [],
  body: [],
  sources: [],
  reviewedBy: null,
  lastReviewedOn: null,
  nextReviewOn: null,
  corrections: [],
  guide: null,
  publishAt: null,
  unpublishAt: null,
  firstPublishedAt: null,
  textChangedAt: null,
  seo: null,
  ...changes,
});
const citing = (text: string): ArticlePayload['body'] => [
  { id: 1, __component: 'body.rich-text', content: [{ type: 'paragraph', children: [{ type: 'text', text }] }] },
];

const none = (): Entries => ({
  articles: new Map(),
  people: new Map([['ada', toPerson(person('ada'), () => null)]]),
  topics: new Map(),
  sources: new Map(),
  guides: new Map(),
  pages: new Map(),
  redirects: new Map(),
  sponsors: new Map(),
  'cta-banners': new Map(),
  'consent-wordings': new Map(),
  'home-page': new Map(),
  'site-settings': new Map(),
});

/** A copy with these entries, written at the times given by documentId. */
function copyOf(entries: Entries, createdAt: Record<string, string> = {}): Pick<Copy, 'snapshot' | 'held'> {
  return {
    snapshot: () => ({ entries, siteUrl: 'https://a.example', mailFrom: null, now: at }),
    held({ contentType, documentId }) {
      const entry = entries[contentType].get(documentId);
      return entry && { version: at, createdAt: createdAt[documentId] ?? at, title: documentId, entry, files: [] };
    },
  };
}

test('of two documents at one address readers see the older, lists name it once, and both are reported by name', () => {
  const entries = {
    ...none(),
    topics: new Map([
      ['a-younger', toTopic(topic('a-younger', 'twin'))],
      ['b-older', toTopic(topic('b-older', 'twin'))],
      ['other', toTopic(topic('other', 'other'))],
    ]),
  };
  const copy = copyOf(entries, { 'a-younger': '2026-02-02T00:00:00.000Z' });
  const { snapshot, reports } = findPublishable(copy, () => true);
  expect([...snapshot.entries.topics.keys()]).toEqual(['b-older', 'other']);
  expect(reports).toEqual(
    ['a-younger', 'b-older'].map((documentId) => ({
      document: expect.objectContaining({ contentType: 'topics', documentId }),
      field: 'slug',
      message: expect.stringMatching(/“a-younger” and “b-older” have the same URL, \/topics\/twin\//),
    })),
  );
});

test('an article that shows what is gone keeps its page, and is not shown at all when it has none yet', () => {
  const gone = toArticle(
    article({
      authors: [reference('ada'), reference('gone')],
      reviewedBy: reference('gone'),
      sources: [{ id: 1, source: { ...reference('gone'), citeKey: 'gone2018' }, note: null }],
      topics: [reference('gone')],
    }),
    () => null,
  );
  const copy = copyOf({ ...none(), articles: new Map([['article', gone]]) });
  const live = findPublishable(copy, () => true);
  expect([...live.keptPaths]).toEqual(['/articles/article/']);
  expect(live.snapshot.entries.articles.size).toBe(1);
  expect(live.reports.map(({ field }) => field)).toEqual(['authors', 'sources', 'reviewedBy']);
  const unseen = findPublishable(copy, () => false);
  expect(unseen.snapshot.entries.articles.size).toBe(0);
  expect(unseen.reports).toEqual(live.reports);
});

test('an article that lacks nothing is neither held back nor reported', () => {
  const whole = toArticle(article({ topics: [reference('gone')] }), () => null);
  const copy = copyOf({ ...none(), articles: new Map([['article', whole]]) });
  expect(findPublishable(copy, () => false)).toMatchObject({ keptPaths: new Set(), reports: [] });
});

const source = { id: 1, source: { ...reference('study'), citeKey: 'study2018' }, note: null };

test.each<[string, Partial<ArticlePayload>, string]>([
  ['cites a source that it does not list', { body: citing('As shown [@other2018].'), sources: [source] }, 'body'],
  ['cites by what can’t be read', { body: citing('As shown [@study 2018].'), sources: [source] }, 'body'],
  ['lists a source that is gone', { sources: [{ ...source, source: null }] }, 'sources.0.source'],
  ['has no author any more', { authors: [] }, 'authors'],
  ['has a slug that no file can have', { slug: 'a'.repeat(255) }, 'slug'],
])('an article that %s keeps its last good version', (_, changes, field) => {
  expect(findFaults('articles', article(changes)).map((fault) => fault.field)).toEqual([field]);
});

test('a mark that is printed as typed cites nothing', () => {
  expect(findFaults('articles', article({ body: citing('\\[@other2018] and [2]') }))).toEqual([]);
});

test('what a document lost without being published again is noticed', () => {
  const before = toArticle(article({ authors: [reference('ada'), reference('bo')] }), () => null);
  const after = toArticle(article({}), () => null);
  expect(findLosses(before, after)).toEqual([
    { field: 'authors', message: expect.stringMatching(/^An author was deleted or unpublished/) },
  ]);
  expect(findLosses(after, before)).toEqual([]);
});
