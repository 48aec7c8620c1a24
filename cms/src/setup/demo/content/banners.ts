import { addDays, dayIn, startOfDay } from '@patient-press/shared/time-zones';
import { settings } from './settings';
import type { Banner } from './types';

const HOUR_MS = 3_600_000;
const LABEL = 'Attorney advertising';
const CALL = { kind: 'call', label: 'Call 877-MESOTHELIOMA', url: 'tel:+18776376843' } as const;
const CHAT = { kind: 'chat', label: 'Chat with us' } as const;
const GUIDE = { kind: 'guide', label: 'Get the free guide', guide: 'where-asbestos-exposure-happens' } as const;

export const EXPERIMENT = 'End of articles: guide or call (two wordings, sample numbers)';

/** Days as the demo's newsroom has them, from the one on which its banners are made. */
function calendarOf(now: Date) {
  const { timeZone } = settings;
  const day = (fromToday: number) => addDays(dayIn(timeZone, now.getTime()), fromToday);
  return { day, midnight: (fromToday: number) => startOfDay(timeZone, day(fromToday)) };
}

/** What all of them have: an approval of a year, some weeks of which have gone. */
function approvalOf({ day, midnight }: ReturnType<typeof calendarOf>) {
  return {
    label: LABEL,
    sponsor: 'sample-law-firm',
    startsAt: midnight(-20),
    endsAt: midnight(344),
    approvedBy: 'Sample Attorney: Priya Lindqvist (an invented person)',
    approvedOn: day(-21),
    approvalEndsOn: day(344),
  };
}

/** A banner that readers saw once, and when. Times are ISO in UTC. */
export interface PastBanner {
  banner: Banner;
  from: string;
  to: string;
  /** Whether its own end came; else someone stopped it. */
  hasEnded: boolean;
}

/** What the demo's readers saw before its banners of now. @param now when they are made. */
export function pastBannersOf(now: Date): PastBanner[] {
  const calendar = calendarOf(now);
  const { midnight } = calendar;
  const common = { ...approvalOf(calendar), priority: 10, topics: [], pages: [], variants: [] };
  return [
    {
      banner: {
        ...common,
        name: 'Top bar: served in the Navy?',
        placement: 'top-bar',
        message: 'Did you serve in the Navy?',
        actions: [CALL],
      },
      from: midnight(-48),
      to: new Date(Date.parse(midnight(-27)) + 15 * HOUR_MS).toISOString(),
      hasEnded: false,
    },
    {
      banner: {
        ...common,
        name: 'On phones: talk it over',
        placement: 'sticky-mobile',
        message: 'Talk it over with a lawyer.',
        actions: [{ ...CALL, label: 'Call a lawyer' }],
      },
      from: midnight(-60),
      to: midnight(-22),
      hasEnded: true,
    },
  ];
}

/** Drafts, one of which no one has approved yet. @param now when they are made. */
export function draftBannersOf(now: Date): Partial<Banner>[] {
  const calendar = calendarOf(now);
  const { midnight } = calendar;
  const { approvedBy: _by, approvedOn: _on, approvalEndsOn: _ends, ...unapproved } = approvalOf(calendar);
  const common = {
    priority: 20,
    topics: [],
    pages: [],
    variants: [],
    actions: [GUIDE],
    placement: 'sticky-mobile' as const,
  };
  return [
    {
      ...unapproved,
      ...common,
      name: 'On phones: spring guide',
      message: 'Free guide: where asbestos exposure happens',
      startsAt: midnight(30),
      endsAt: midnight(90),
    },
  ];
}

/** The demo's banners, some weeks into a year for which they are approved. @param now when they are made. */
export function bannersOf(now: Date): Banner[] {
  const calendar = calendarOf(now);
  const { midnight } = calendar;
  const approval = approvalOf(calendar);
  return [
    {
      ...approval,
      name: 'Top bar: call or chat',
      placement: 'top-bar',
      message: 'Was it asbestos? A lawyer can tell you what your options are.',
      detail: 'The first consultation is free, and you decide whether to go further.',
      actions: [CALL, CHAT],
      endsAt: midnight(40),
      priority: 10,
      topics: [],
      pages: [],
      variants: [],
    },
    {
      ...approval,
      name: 'Top bar: write it down (follows “call or chat”)',
      placement: 'top-bar',
      message: 'Where did you work, and when? Write it down while you remember.',
      detail: 'Our free guide shows how. A lawyer can explain how that record can help.',
      actions: [GUIDE, CALL],
      startsAt: midnight(40),
      priority: 10,
      topics: [],
      pages: [],
      variants: [],
    },
    {
      ...approval,
      name: 'On phones: ask a lawyer',
      placement: 'sticky-mobile',
      message: 'Questions about asbestos and the law?',
      actions: [{ ...CALL, label: 'Call a lawyer' }],
      colors: { background: '#123a5c', text: '#ffffff', button: '#ffd166', buttonText: '#1c1c1c' },
      priority: 10,
      topics: [],
      pages: ['topic'],
      variants: [],
    },
    {
      ...approval,
      name: 'In articles: where the exposure may have happened',
      placement: 'article-inline',
      message: 'Not sure where you were exposed to asbestos?',
      detail:
        'Most people aren’t. A lawyer can go over jobs, ships, and buildings with you. That conversation is free, and it does not make you a client.',
      actions: [{ ...CALL, url: '' }, CHAT],
      priority: 10,
      topics: [],
      pages: ['article'],
      variants: [],
    },
    {
      ...approval,
      name: EXPERIMENT,
      placement: 'article-end',
      message: 'Time limits apply to legal claims, and they vary by state.',
      detail: 'A lawyer can tell you which limit may apply to you. Nothing here promises that you have a claim.',
      actions: [CALL, GUIDE],
      priority: 10,
      topics: [],
      pages: ['article', 'topic'],
      variants: [
        { key: 'time-limits', weight: 1 },
        {
          key: 'write-it-down',
          weight: 1,
          message: 'The best time to write down where you worked is now.',
          detail:
            'Our guide shows how to record jobs, ships, and coworkers. A lawyer can explain how that record can help.',
          actions: [GUIDE, CALL],
        },
      ],
    },
  ];
}
