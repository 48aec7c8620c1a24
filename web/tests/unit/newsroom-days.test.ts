import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDate, isSameDay } from '../../src/components/format-date.ts';
import type { BannerEntry } from '../../src/content/entries/banner.ts';
import type { SettingsEntry } from '../../src/content/entries/settings.ts';
import { lastChangeOf, newsroomTime } from '../../src/content/props/newsroom-time.ts';
import { timedBanners } from '../../src/content/site/timed-banners.ts';

const siteIn = (timeZone: string) => {
  const settings: SettingsEntry = {
    siteName: 'Sample Report',
    tagline: null,
    publisherName: 'Sample Publishing',
    publisherLogo: null,
    publisherProfiles: [],
    contactEmail: null,
    timeZone,
    phone: null,
    medicalDisclaimer: '',
    footerNote: null,
    navigation: [],
    policies: [],
    defaultGuide: null,
    chat: null,
    defaultDescription: null,
    defaultSocialImage: null,
  };
  return { settings };
};

test('readers see the day that it was in the newsroom, and search engines the exact moment', () => {
  const zone = fc.constantFrom('UTC', ...Intl.supportedValuesOf('timeZone'));
  const moment = fc.date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zone, moment, (timeZone, at) => {
      const shown = newsroomTime(siteIn(timeZone), at.toISOString());
      expect(formatDate(shown)).toBe(new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'long' }).format(at));
      expect(Date.parse(shown)).toBe(at.getTime());
    }),
    { numRuns: 300 },
  );
});

test('an article of an evening in New York is not of tomorrow, nor was it updated the day after', () => {
  const site = siteIn('America/New_York');
  const [published, updated] = ['2026-11-21T00:30:00.000Z', '2026-11-20T21:00:00.000Z'].map((at) =>
    newsroomTime(site, at),
  );
  expect(formatDate(published ?? '')).toBe('November 20, 2026');
  expect(isSameDay(published ?? '', updated ?? '')).toBe(true);
});

test('a day stays the day that it is, in any time zone', () => {
  for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago'])
    expect(formatDate(newsroomTime(siteIn(timeZone), '2026-11-20'))).toBe('November 20, 2026');
});

test('a correction moves the date of the last change to its day, in any time zone', () => {
  for (const timeZone of ['Pacific/Kiritimati', 'UTC', 'America/New_York', 'Pacific/Pago_Pago']) {
    const site = siteIn(timeZone);
    const article = { textChangedAt: '2026-11-18T12:00:00.000Z', corrections: [{ date: '2026-11-20', note: '' }] };
    expect(formatDate(newsroomTime(site, lastChangeOf(site, article)))).toBe('November 20, 2026');
    expect(lastChangeOf(site, { ...article, corrections: [] })).toBe(article.textChangedAt);
  }
});

test('another time zone moves the ends of approvals, and nothing else', () => {
  const entry: BannerEntry = {
    documentId: 'a',
    placement: 'top-bar',
    startsAt: null,
    statedEnd: null,
    approvalEndsOn: '2026-11-20',
    priority: 0,
    topics: [],
    pages: [],
    label: '',
    variants: [],
    image: null,
    colors: null,
    sponsor: null,
  };
  const steady = { ...entry, documentId: 'b', approvalEndsOn: '2026-12-31', statedEnd: '2026-12-01T00:00:00.000Z' };
  const endsIn = (timeZone: string) => timedBanners([entry, steady], timeZone);
  const chicago = endsIn('America/Chicago');
  expect(chicago.map(({ endsAt }) => endsAt)).toEqual(['2026-11-21T06:00:00.000Z', '2026-12-01T00:00:00.000Z']);
  expect(endsIn('UTC')[0]?.endsAt).toBe('2026-11-21T00:00:00.000Z');
});
