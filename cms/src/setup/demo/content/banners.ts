import type { Banner } from './types';

const DAY_MS = 86_400_000;
const LABEL = 'Attorney advertising';
const CALL = { kind: 'call', label: 'Call 877-MESOTHELIOMA', url: 'tel:+18776376843' } as const;
const CHAT = { kind: 'chat', label: 'Chat with us' } as const;
const GUIDE = { kind: 'guide', label: 'Get the free guide', guide: 'where-asbestos-exposure-happens' } as const;

export const EXPERIMENT = 'End of articles: guide or call (two wordings, sample numbers)';

/** The demo's banners, some weeks into a year for which they are approved. @param now when they are made. */
export function bannersOf(now: Date): Banner[] {
  const day = (fromToday: number) => new Date(now.getTime() + fromToday * DAY_MS).toISOString().slice(0, 10);
  const midnight = (fromToday: number) => `${day(fromToday)}T00:00:00.000Z`;
  const approval = {
    label: LABEL,
    sponsor: 'sample-law-firm',
    startsAt: midnight(-20),
    endsAt: midnight(344),
    approvedBy: 'Sample Attorney: Priya Lindqvist (an invented person)',
    approvedOn: day(-21),
    approvalEndsOn: day(344),
  };
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
