import type { WithdrawnPage } from './types';

export const withdrawnPages: WithdrawnPage[] = [
  {
    address: '/articles/vitamin-d-and-mesothelioma-survival/',
    title: 'Vitamin D and mesothelioma survival',
    outcome: 'notice',
    reason: 'retracted-evidence',
    note: 'The study that this article reported on was retracted by its journal in October 2026.',
    withdrawnOn: '2026-11-02',
    related: '/topics/treatment/',
  },
];
