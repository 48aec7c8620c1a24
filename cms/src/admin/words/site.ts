import { formatCount } from '../times';

/** The home page's widget about the site. */
export const siteWidgetWords = {
  title: 'The site',
  notLoaded: 'Couldn’t load site status. Reload the page, or ask an operator.',
  stale: 'Couldn’t refresh site status. This is the last update:',
  openStatusPage: 'Open the publishing log',
  noAnswer: 'No response',
  notPublishing: 'Not publishing',
  copyBehind: 'Copy out of date',
  copyProblem: ({ name, problem }: { name: string; problem: string }) => `The copy of the site at ${name}: ${problem}`,
  problems: (count: number) => formatCount(count, 'problem'),
  someNotLive: 'Some changes aren’t live yet. Everything else is up to date.',
  siteProblem: 'Site problem',
  unknownProblem: 'The cause is unknown. Ask an operator to check the press log.',
  publishing: 'Publishing',
  soon: 'Changes go live in a moment.',
  live: 'Live',
  upToDate: 'Everything published is live.',
  hiddenProblems: (count: number) =>
    `${formatCount(count, 'problem')} in documents your role can’t open. An administrator can see them.`,
};

/** What the press did last, in the widget. */
export const siteFactsWords = {
  lastPublication: 'Last published',
  none: 'Nothing yet',
  queue: 'In queue',
  emptyQueue: 'Nothing',
  documents: (count: number) => formatCount(count, 'document'),
  connection: 'Connection',
  causes: {
    change: (documents: number) => formatCount(documents, 'document'),
    start: () => 'restart',
    repair: () => 'repair',
    time: () => 'scheduled banner',
  },
  noPagesChanged: ({ ago, cause }: { ago: string; cause: string }) => `${ago}: ${cause}; no pages changed`,
  pagesChanged: (publication: { ago: string; cause: string; changed: number; removed: number; duration: string }) => {
    const removed = publication.removed > 0 ? `, ${publication.removed} removed,` : '';
    return `${publication.ago}: ${publication.cause} → ${formatCount(publication.changed, 'page')}${removed} in ${publication.duration}`;
  },
  neverConnected: 'the press hasn’t connected yet',
  noChanges: 'no changes yet',
  lag: (duration: string) => `changes arrive in ${duration}`,
  lastContact: ({ lag, ago }: { lag: string; ago: string }) => `${lag}, last contact ${ago}`,
};

/** The edit view's panel “On the site”. */
export const sitePanelWords = {
  title: 'On the site',
  notLoaded: 'Couldn’t load site status. Reload the page.',
  checking: 'Checking…',
  openPage: 'Open the page',
  noAnswer: 'No response',
  unpublishing: 'Unpublishing…',
  notPublished: 'Not published',
  changesNotLive: 'Changes not live',
  notLive: 'Not live',
  olderVersion: (time: string) => `Readers see the ${time} version. To fix:`,
  notShown: 'Readers don’t see this page. To fix:',
  liveSince: (time: string) => `Live since ${time}`,
  publishing: 'Publishing…',
};

/** The status of a document in lists. */
export const listStatusWords = {
  title: 'Status',
  draft: 'Draft',
  live: 'Live',
  liveWithEdits: 'Live, with unpublished edits',
  notLive: 'Changes not live',
  unknown: 'Unknown',
  checking: 'Checking…',
};
