import { expect, test } from 'vitest';
import { guideForm } from '../../src/content/props/guide-form.ts';
import { retryAfterMs } from '../../src/islands/form/post-json.ts';
import { afterResponse } from '../../src/islands/form/use-request.ts';
import { suggestEmail } from '../../src/islands/guide-form/suggest-email.ts';

test.each([
  ['reader@gmial.com', 'reader@gmail.com'],
  ['reader@gmail.con', 'reader@gmail.com'],
  ['reader@gmai.com', 'reader@gmail.com'],
  ['reader@gmaill.com', 'reader@gmail.com'],
  ['Reader.One@Yaho.com', 'Reader.One@yahoo.com'],
  ['reader@hotmial.cmo', 'reader@hotmail.com'],
  ['reader@outlok.com', 'reader@outlook.com'],
  ['reader@comcast.nte', 'reader@comcast.net'],
  ['reader@hospital.con', 'reader@hospital.com'],
])('%s was probably meant to be %s', (typed, meant) => {
  expect(suggestEmail(typed)).toBe(meant);
});

test.each([
  'reader@gmail.com',
  'reader@mail.com',
  'reader@ymail.com',
  'reader@hospital.org',
  'reader@company.co',
  'reader@aol.de',
  'reader',
  '@gmial.com',
  '',
])('nothing is said against “%s”', (typed) => {
  expect(suggestEmail(typed)).toBeNull();
});

const wording = (key: string, version: number, effectiveFrom = '2026-01-01T00:00:00.000Z') => ({
  key,
  version,
  text: `${key} ${version}`,
  effectiveFrom,
});
const now = '2026-06-01T00:00:00.000Z';

test('the form shows the newest words in effect: the notice, and a box for every other wording of a guide', () => {
  const wordings = [
    wording('guide-news', 1),
    wording('guide-call', 1),
    wording('guide-call', 2),
    wording('guide-call', 3, '2026-07-01T00:00:00.000Z'),
    wording('guide-later', 1, '2026-07-01T00:00:00.000Z'),
    wording('callback', 1),
    wording('guide', 1),
  ];
  expect(guideForm({ wordings, now }, 'abc')).toEqual({
    guide: 'abc',
    notice: { version: 1, text: 'guide 1' },
    boxes: [
      { key: 'guide-call', version: 2, text: 'guide-call 2', asksForCall: true },
      { key: 'guide-news', version: 1, text: 'guide-news 1', asksForCall: false },
    ],
  });
});

test('without a notice in effect there is no form, whatever boxes there are', () => {
  const wordings = [wording('guide-call', 1), wording('guide', 1, '2026-07-01T00:00:00.000Z')];
  expect(guideForm({ wordings, now }, 'abc')).toBeNull();
});

test.each([
  [null, null],
  ['30', 30_000],
  ['Mon, 01 Jun 2026 00:00:10 GMT', 10_000],
  ['Sun, 31 May 2026 00:00:00 GMT', 0],
  ['soon', null],
])('“Retry-After: %s” means %s milliseconds', (header, ms) => {
  expect(retryAfterMs(header, new Date(now))).toBe(ms);
});

test('a site that stays hindered is given up after some tries, a connection that stays away is not', () => {
  const busy = { kind: 'busy', detail: 'Not now.', retryAfterMs: null } as const;
  const waits = [1, 2, 3, 4].map((tries) => afterResponse(busy, tries, true));
  expect(waits).toMatchObject([2000, 4000, 8000, 16_000].map((waitMs) => ({ kind: 'waiting', why: 'site', waitMs })));
  expect(afterResponse(busy, 5, true)).toMatchObject({ kind: 'refused', detail: 'Not now.' });
  expect(afterResponse({ kind: 'unreachable' }, 50, true)).toMatchObject({ kind: 'waiting', waitMs: 60_000 });
  expect(afterResponse({ kind: 'unreachable' }, 50, false)).toMatchObject({ kind: 'waiting', waitMs: null });
});
