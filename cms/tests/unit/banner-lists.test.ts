import { expect, test } from 'vitest';
import { endingApprovals, runningBanners, unapprovedBanners } from '../../src/admin/home/banner-lists.ts';
import type { BannerSchedule, BannerVersion, ScheduledBanner } from '../../src/banners/schedule-contract.ts';

const now = '2026-11-26T12:00:00.000Z';
const day = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString();

const version = (changes: Partial<BannerVersion>): BannerVersion => ({
  name: 'A banner',
  placement: 'top-bar',
  message: 'Free guide',
  startsAt: day(-1),
  statedEnd: null,
  endsAt: null,
  approvalEndsOn: day(300).slice(0, 10),
  approvalEndsAt: `${day(301).slice(0, 10)}T00:00:00.000Z`,
  priority: 0,
  topics: [],
  pages: [],
  sponsor: null,
  ...changes,
});
const published = (documentId: string, changes: Partial<BannerVersion>): ScheduledBanner => ({
  documentId,
  state: 'live',
  status: 'published',
  published: version(changes),
});
const schedule = (...banners: ScheduledBanner[]): BannerSchedule => ({ now, timeZone: 'UTC', banners, past: [] });
const ids = (banners: { documentId: string }[]) => banners.map(({ documentId }) => documentId);

test('a marketer sees which banners are live, which end within a week, and which start later', () => {
  const { live, endingSoon, starting } = runningBanners(
    schedule(
      published('steady', {}),
      published('last', { endsAt: day(6) }),
      published('next', { endsAt: day(2) }),
      published('later', { startsAt: day(3) }),
      published('over', { endsAt: day(-0.5) }),
      { documentId: 'draft', state: 'draft', status: 'draft', draft: version({}) },
    ),
  );
  expect([ids(live), ids(endingSoon), ids(starting)]).toEqual([['steady'], ['next', 'last'], ['later']]);
});

test('counsel sees drafts that no one approved as they are, and not what runs approved', () => {
  const banners = schedule(
    published('approved', {}),
    { documentId: 'draft', state: 'draft', status: 'draft', draft: version({ approvalEndsAt: null }) },
    {
      documentId: 'changed',
      state: 'live',
      status: 'modified',
      published: version({}),
      draft: version({ approvalEndsAt: null }),
    },
    {
      documentId: 'outdated',
      state: 'draft',
      status: 'draft',
      draft: version({ approvalEndsAt: '2026-11-02T00:00:00.000Z' }),
    },
    { documentId: 'ready', state: 'draft', status: 'draft', draft: version({}) },
  );
  expect(ids(unapprovedBanners(banners))).toEqual(['draft', 'changed', 'outdated']);
});

test('counsel sees approvals that end within a week, unless the banner ends before', () => {
  const soon = { approvalEndsAt: day(3) };
  const banners = schedule(
    published('soon', { ...soon, endsAt: day(3) }),
    published('over', { ...soon, endsAt: day(-0.5) }),
    published('long', {}),
  );
  expect(ids(endingApprovals(banners))).toEqual(['soon']);
});
