import { describe, expect, test } from 'vitest';
import { isBehind, sitePanelState } from '../../src/admin/panels/site-panel-state.ts';
import { formatAgo, formatDuration, formatMoment } from '../../src/admin/times.ts';
import { siteState } from '../../src/admin/widgets/site-state.ts';
import type { DocumentPlace, SiteStatus } from '../../src/press/contract.ts';
import { sampleDocument, sampleProblem, samplePublication, sampleStatus } from '../fixtures/sample-press.ts';

const saved = '2026-11-23T14:02:59.000Z';
const earlier = '2026-11-23T09:00:00.000Z';
const now = Date.parse('2026-11-23T14:05:00.000Z');

type Answering<T> = Extract<T, { press: 'answers' }>;
const place = (changes: Partial<Answering<DocumentPlace>> = {}): DocumentPlace => ({
  press: 'answers',
  published: saved,
  ...sampleDocument(),
  ...changes,
});

describe('the panel beside a document', () => {
  const problems = [sampleProblem()];
  const failure = 'The disk is full. Make room on it.';
  test.each<[string, Partial<Answering<DocumentPlace>>, RegExp, boolean]>([
    ['is live', {}, /^Live since \d{1,2}:\d\d [ap]\.m\. \S+ \(0\.2 s\)$/, false],
    ['was never published', { published: null, live: null, version: null }, /^Not published$/, false],
    ['was just published', { live: null, version: null }, /^Publishing…$/, true],
    ['was just published again', { version: earlier }, /^Publishing…$/, true],
    ['was just taken back', { published: null }, /^Unpublishing…$/, true],
    ['is waiting for the press', { version: earlier, failure }, /^Changes not live The disk is full/, true],
    ['is live though the press is in failure', { failure }, /^Live since/, false],
    ['cannot be shown', { live: null, problems }, /^Not live Readers don’t see this page\. To fix:$/, true],
    ['cannot be shown as it is now', { problems }, /^Changes not live Readers see the .* version\. To fix:$/, false],
  ])('says how far it is when the document %s', (_, changes, words, behind) => {
    const { word, sentence } = sitePanelState(place(changes), now);
    expect(`${word} ${sentence}`.trim()).toMatch(words);
    expect(isBehind(place(changes))).toBe(behind);
  });
});

describe('the widget', () => {
  const { problems: _, publications, ...healthy } = sampleStatus();
  const status = (changes: Partial<Answering<SiteStatus>>): SiteStatus => ({
    press: 'answers',
    ...healthy,
    problems: [],
    otherProblems: 0,
    lastPublication: samplePublication(),
    statusUrl: null,
    ...changes,
  });
  test.each<[string, SiteStatus, RegExp]>([
    ['all is well', status({}), /^Live Everything published is live/],
    ['something is on its way', status({ queue: 2 }), /^Publishing /],
    ['the press says what keeps it', status({ isHealthy: false, failure: 'No disk.' }), /^Not publishing No disk\.$/],
    ['documents cannot be shown', status({ isHealthy: false, otherProblems: 2 }), /^2 problems /],
    [
      'a copy of the site is behind',
      status({ targets: [{ name: 'the CDN', pending: 3, failure: 'It refuses the key.' }] }),
      /^Copy out of date The copy of the site at the CDN: It refuses the key\.$/,
    ],
    ['the press is not well and does not say why', status({ isHealthy: false }), /^Site problem .*Ask an operator/],
    ['the press is silent', { press: 'silent', failure: 'It is down.' }, /^No response It is down\.$/],
  ])('says so when %s', (_, shown, words) => {
    const { word, sentence } = siteState(shown);
    expect(`${word} ${sentence}`).toMatch(words);
  });
});

test('times are written as American newsrooms write them', () => {
  expect(formatAgo('2026-11-23T14:03:00.000Z', now)).toBe('2 minutes ago');
  expect(formatAgo('2026-11-21T14:03:00.000Z', now)).toBe('2 days ago');
  expect(formatAgo('2026-11-23T14:05:01.000Z', now)).toBe('now');
  expect([40, 180, 12_400].map(formatDuration)).toEqual(['40 ms', '0.2 s', '12 s']);
  expect(formatMoment('2026-11-20T12:00:00.000Z', now)).toBe('Nov 20, 12:00 p.m. UTC');
});
