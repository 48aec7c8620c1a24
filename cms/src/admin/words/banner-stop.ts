import { formatCount } from '../times';

const banners = (count: number) => formatCount(count, 'banner');

/** “Stop all of this sponsor’s banners”: the dialog, and the panel of the sponsor’s edit view. */
export const bannerStopWords = {
  open: 'Stop a sponsor’s banners…',
  openOwn: 'Stop all banners…',
  panel: 'This sponsor’s banners',
  title: 'Stop all banners of a sponsor',
  whichSponsor: 'Sponsor',
  choose: 'Choose a sponsor',
  noSponsors: 'No sponsor has live or scheduled banners.',
  none: 'None of its banners is live or scheduled.',
  notLoaded: 'Couldn’t load the banners. Reload the page.',
  notStopped: 'The banners weren’t stopped. Reload the page and try again.',
  about: (count: number) => `${banners(count)} will be unpublished now:`,
  means:
    'New pages stop showing them within moments, and pages that are already open within fifteen seconds. Their drafts stay. To run one again, publish it.',
  confirm: (count: number) => `Stop ${banners(count)}`,
  confirmAny: 'Stop banners',
  stopped: (count: number) => `${banners(count)} stopped.`,
  failed: (count: number) =>
    `${banners(count)} couldn’t be stopped. Readers still see ${count === 1 ? 'it' : 'them'}: open ${count === 1 ? 'it' : 'each'} and unpublish it.`,
  record: ({ time, by, stopped, all }: { time: string; by: string | null; stopped: number; all: number }) =>
    `${time}: ${by ?? 'Someone'} stopped ${stopped === all ? '' : `${stopped} of `}${banners(all)}.`,
  earlier: 'Stopped before',
  outcomes: { stopped: 'Stopped', failed: 'Not stopped' },
};
