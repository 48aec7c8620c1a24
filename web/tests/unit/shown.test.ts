import type { ArticlePayload } from '@patient-press/shared/payloads/article';
import { type ContentTypeName, contentTypeNames } from '@patient-press/shared/payloads/content-types';
import type { PersonPayload } from '@patient-press/shared/payloads/person';
import type { TopicPayload } from '@patient-press/shared/payloads/topic';
import { expect, test } from 'vitest';
import { type DocumentName, keyOf, nameOf } from '../../press/content/document-name.ts';
import type { StoredDocument } from '../../press/content/documents.ts';
import { findFaults, findLosses } from '../../press/content/faults.ts';
import { Shown } from '../../press/content/shown.ts';
import { toArticle } from '../../src/content/entries/article.ts';
import { type Entries, pathOfEntry } from '../../src/content/entries/entries.ts';
import { splitEntry } from '../../src/content/entries/head.ts';
import { toPerson } from '../../src/content/entries/person.ts';
import { toTopic } from '../../src/content/entries/topic.ts';
import { Content } from '../../src/content/site/content.ts';

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
  changeKind: null,
  changeNote: null,
  changes: [],
  textChangedAt: null,
  seo: null,
  ...changes,
});
const citing = (text: string): ArticlePayload['body'] => [
  { id: 1, __component: 'body.rich-text', content: [{ type: 'paragraph', children: [{ type: 'text', text }] }] },
];

const theArticle: DocumentName = { contentType: 'articles', documentId: 'article' };

const none = (): Entries => ({
  articles: new Map(),
  people: new Map([['ada', toPerson(person('ada'), () => null)]]),
  topics: new Map(),
  sources: new Map(),
  guides: new Map(),
  pages: new Map(),
  redirects: new Map(),
  'withdrawn-pages': new Map(),
  sponsors: new Map(),
  'cta-banners': new Map(),
  'consent-wordings': new Map(),
  'home-page': new Map(),
  'site-settings': new Map(),
});

interface Newsroom {
  entries: Entries;
  /** When documents were written, by documentId. */
  createdAt?: Record<string, string>;
  isLive: (name: DocumentName, path: string) => boolean;
}

/** What is shown of a copy with these entries. */
function show({ entries, createdAt = {}, isLive }: Newsroom): { content: Content; shown: Shown } {
  const documents = new Map<string, StoredDocument>();
  for (const contentType of contentTypeNames) {
    for (const [documentId, entry] of entries[contentType]) {
      documents.set(keyOf({ contentType, documentId }), {
        version: at,
        parsedVersion: at,
        createdAt: createdAt[documentId] ?? at,
        title: documentId,
        head: splitEntry<ContentTypeName>(entry).head,
        files: [],
        problems: [],
        path: pathOfEntry(entry),
      });
    }
  }
  const content = new Content((_, documentId) => expect.fail(`The body of ${documentId} was read.`));
  const shown = new Shown({ content, find: (name) => documents.get(keyOf(name)), isLive });
  shown.update(Array.from(documents.keys(), nameOf), new Set());
  return { content, shown };
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
  const createdAt = { 'a-younger': '2026-02-02T00:00:00.000Z' };
  const { content, shown } = show({ entries, createdAt, isLive: () => true });
  expect([...content.collection('topics').keys()]).toEqual(['b-older', 'other']);
  expect(shown.reports()).toEqual(
    ['a-younger', 'b-older'].map((documentId) => ({
      document: expect.objectContaining({ contentType: 'topics', documentId }),
      field: 'slug',
      message: expect.stringMatching(/“b-older” and “a-younger” have the same URL, \/topics\/twin\//),
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
  const entries = { ...none(), articles: new Map([['article', gone]]) };
  const live = show({ entries, isLive: (_, path) => path === '/articles/article/' });
  expect(live.shown.standingOf(theArticle)).toBe('retained');
  expect(live.content.collection('articles').size).toBe(1);
  expect(live.shown.reports().map(({ field }) => field)).toEqual(['authors', 'sources', 'reviewedBy']);
  const unseen = show({ entries, isLive: () => false });
  expect(unseen.shown.standingOf(theArticle)).toBe('hidden');
  expect(unseen.content.collection('articles').size).toBe(0);
  expect(unseen.shown.reports()).toEqual(live.shown.reports());
});

test('an article that lacks nothing is neither held back nor reported', () => {
  const whole = toArticle(article({ topics: [reference('gone')] }), () => null);
  const entries = { ...none(), articles: new Map([['article', whole]]) };
  const { content, shown } = show({ entries, isLive: () => false });
  expect(shown.standingOf(theArticle)).toBe('shown');
  expect(content.collection('articles').size).toBe(1);
  expect(shown.reports()).toEqual([]);
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
