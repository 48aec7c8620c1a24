import type { Banner } from './types';

const LABEL = 'Attorney advertising';
const CALL = { kind: 'call', label: 'Call 877-MESOTHELIOMA', url: 'tel:+18776376843' } as const;
const CHAT = { kind: 'chat', label: 'Chat with us' } as const;
const APPROVAL = {
  label: LABEL,
  sponsor: 'sample-law-firm',
  startsAt: '2026-11-02T05:00:00.000Z',
  endsAt: '2027-11-02T04:00:00.000Z',
  approvedBy: 'Sample Attorney: Priya Lindqvist (an invented person)',
  approvedOn: '2026-11-02',
  approvalEndsOn: '2027-11-01',
};

export const banners: Banner[] = [
  {
    ...APPROVAL,
    name: 'Top bar: call or chat',
    placement: 'top-bar',
    message: 'Was it asbestos? A lawyer can tell you what your options are.',
    detail: 'The first talk costs nothing, and you decide whether there is a second.',
    actions: [CALL, CHAT],
    priority: 10,
    topics: [],
    pages: [],
    variants: [],
  },
  {
    ...APPROVAL,
    name: 'In articles: where the exposure may have happened',
    placement: 'article-inline',
    message: 'Not sure where you met asbestos?',
    detail:
      'Most people are not. A lawyer can go through jobs, ships and buildings with you. There is no fee for that conversation, and it does not make you a client.',
    actions: [{ ...CALL, url: '' }, CHAT],
    priority: 10,
    topics: [],
    pages: ['article'],
    variants: [],
  },
  {
    ...APPROVAL,
    name: 'End of articles: guide or call (test of two wordings)',
    placement: 'article-end',
    message: 'Time limits apply to legal claims, and they differ from state to state.',
    detail: 'A lawyer can say which limit may apply to you. Nothing here promises that you have a claim.',
    actions: [CALL, { kind: 'guide', label: 'Get the free guide', guide: 'where-asbestos-exposure-happens' }],
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
          'Our guide shows how to record jobs, ships and coworkers. A lawyer can explain what the record is good for.',
        actions: [{ kind: 'guide', label: 'Get the free guide', guide: 'where-asbestos-exposure-happens' }, CALL],
      },
    ],
  },
];
