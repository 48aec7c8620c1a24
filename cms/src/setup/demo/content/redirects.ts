import type { Redirect } from './types';

export const redirects: Redirect[] = [
  {
    from: '/articles/glioblastoma-apoptosis-study/',
    to: '/articles/dying-brain-tumor-cells-change-their-neighbors/',
    permanent: true,
    reason: 'slug-changed',
  },
  {
    from: '/free-mesothelioma-guide/',
    to: '/guides/questions-to-ask-in-the-first-weeks/',
    permanent: true,
    reason: 'imported',
  },
  { from: '/trust-funds/', to: '/articles/asbestos-trust-funds/', permanent: false, reason: 'by-hand' },
];
