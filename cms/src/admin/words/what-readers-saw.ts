import type { PageKind } from '@patient-press/shared/placements';
import type { Reason } from '../../site-record/contract';

const kinds: Record<PageKind, string> = {
  home: 'the home page',
  article: 'articles',
  topic: 'topic pages',
  guide: 'guides',
  other: 'other pages',
};

const or = (words: readonly string[]): string => words.join(' or ');

/** The question: which page, when. */
export const pageChoiceWords = {
  page: 'Page',
  pageHint: 'Search by title, or paste a URL. Includes pages that are gone.',
  placeholder: 'Title or URL',
  chosen: (page: string) => `Showing ${page}. Type to choose another page.`,
  found: 'Pages found',
  searching: 'Searching…',
  noneFound: 'No page matches.',
  lookUp: (text: string) => `Look up “${text}”`,
  gone: (day: string) => ` (gone since ${day})`,
  day: 'Date',
  time: 'Time (optional)',
};

/** What readers of a page could see on a day, from the record. */
export const whatReadersSawWords = {
  title: 'What readers saw',
  notLoaded: 'Couldn’t load what readers saw. Reload the page.',
  choose: 'Choose a page and a date to see which banners its readers saw.',
  noPage: (path: string) => `There was no page at ${path} then. Check the date, or search for the page by its title.`,
  address: 'Address',
  onTheSite: 'On the site',
  allDay: 'All day',
  soFar: 'All day so far',
  midnight: 'midnight',
  span: (from: string, to: string) => `${from} to ${to}`,
  topics: 'Topics',
  noTopics: 'None',
  kind: 'Page type',
  kinds: { home: 'Home page', article: 'Article', topic: 'Topic page', guide: 'Guide', other: 'Other page' },
  empty: 'No banner',
  elsewhere: 'Not on this page',
  elsewhereAbout: 'Banners that ran at that time, but that readers of this page didn’t see.',
  noneElsewhere: 'Every banner that ran at that time was on this page.',
  columns: ['Banner', 'Placement', 'Ran', 'Why it wasn’t here'],
  deleted: ' (deleted since)',
};

/** Why a banner that ran was not on the page. */
export function reasonInWords(reason: Reason): string {
  switch (reason.kind) {
    case 'placement':
      return 'This page doesn’t have that placement.';
    case 'page-kind':
      return `It ran only on ${or(reason.pages.map((kind) => kinds[kind]))}.`;
    case 'topics':
      return `It ran only on pages about ${or(reason.topics)}.`;
    case 'outranked':
      return reason.otherPriority > reason.priority
        ? `“${reason.by}” outranked it: priority ${reason.otherPriority} beats ${reason.priority}.`
        : `“${reason.by}” was shown instead: both had priority ${reason.priority}.`;
    case 'incomplete':
      return 'It had no sponsor, or no button that worked, so the site didn’t show it.';
    case 'no-page':
      return 'The page wasn’t on the site then.';
  }
}

/** One version of a banner, word for word. */
export const shownVersionWords = {
  version: (revision: number) => `Version ${revision}`,
  variant: (key: string, share: string) => `Variant “${key}”: ${share} of views`,
  sponsor: 'Sponsor',
  attorney: 'Responsible attorney',
  office: 'Office address',
  licensedIn: 'Licensed in',
  disclaimer: 'Disclaimer',
  privacy: 'Privacy policy',
  picture: 'Picture',
  approved: 'Approved by',
  approvedUntil: (day: string) => `until ${day}`,
  approvedOn: (day: string) => `on ${day}`,
  notApproved: 'No one: no approval is recorded for this version',
  published: 'Published by',
  notRecorded: 'Not recorded',
  none: 'None',
};

/** The page as readers got it, which the press shows. */
export const pastWords = {
  title: 'The page as readers got it',
  about:
    'Exactly what the site sent, with its SHA-256, from when to when readers got it, and why it was published. The log notes who opened it.',
  aboutDay: 'Enter a time above for another moment of that day.',
  open: (moment: string) => `Open the page as of ${moment}`,
  newTab: ' (opens in a new tab)',
  blocked: 'Your browser blocked the new tab. Allow pop-ups for the admin, and try again.',
  notOpened: 'Couldn’t open the page. Try again.',
};

/** What the record cannot say. */
export const recordLimitsWords = {
  title: 'What this record doesn’t know',
  assumed: (since: string) =>
    `This page has been recorded since ${since}. Before that, its topics and placements are assumed to have been what they were then.`,
  addressOnly:
    'This page was gone before pages were recorded. Only its address is known. Its topics aren’t, so banners that were limited to topics are listed as not shown.',
  always: [
    'Which of a banner’s variants one reader saw, or whether a reader closed the banner. Nothing about readers is stored.',
    'The second at which a change reached each reader. New pages show it within moments. Pages that are already open check every fifteen seconds.',
    'Whether a chat was set up on the site. Without one, a chat button reads “Talk to a person.”',
  ],
  /** For those who may not open the page as readers got it. */
  ownText: 'The page’s own text that day. Counsel and administrators can open the page as readers got it.',
};

/** The export of all banners. */
export const allVersionsWords = {
  title: 'Export',
  about:
    'Every version of every banner that readers could see in a period, word for word, with who published and who approved it.',
  from: 'From',
  to: 'To',
  asCsv: 'All banners as CSV',
};
