import type { BannerState } from '../../banners/state-contract';

/** Where a banner is, wherever it is listed. */
export const bannerStateWords: Readonly<Record<BannerState, string>> = {
  live: 'Live',
  scheduled: 'Scheduled',
  ended: 'Ended',
  stopped: 'Stopped',
  draft: 'Draft',
  'needs-approval': 'Needs approval',
};

export const bannerStateColumnWords = {
  title: 'Status',
  unknown: 'Not loaded',
  withChanges: 'with unpublished changes',
};
