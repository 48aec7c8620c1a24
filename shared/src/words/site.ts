import { endSentence, type Linked, listInWords } from './language.ts';

/** The words around and between what editors write: menus, labels, headings, lists, and the page for lost addresses. */
export const siteWords = {
  chrome: {
    skip: 'Skip to main content',
    menu: 'Menu',
    mainMenu: 'Main',
    breadcrumb: 'Breadcrumb',
    home: 'Home',
    about: 'About this site',
    publishedBy: ({ publisher }: { publisher: string }) => `Published by ${endSentence(publisher)}`,
    phone: 'Phone:',
    articles: 'All articles',
    search: 'Search',
    people: 'Authors and reviewers',
    sources: 'All our sources',
    feed: 'RSS feed',
    pagination: 'Pagination',
    previousPage: 'Previous page',
    nextPage: 'Next page',
    pageNumber: (number: number) => `Page ${number}`,
    pageOf: ({ number, last }: { number: number; last: number }) => `Page ${number} of ${last}`,
    /** The title of a page with an older part of a list. @param dates as readers see them: `March 3 – 17, 2024`. */
    titleOfDates: ({ title, dates }: { title: string; dates: string }) => `${title}: ${dates}`,
    /** The title of a page with one letter of a list. */
    titleOfLetter: ({ title, letter }: { title: string; letter: string }) => `${title}: ${letter}`,
    /** A page’s title, with its number, so that no two pages of a list have one title. */
    withNumber: ({ title, number }: { title: string; number: number }) => `${title}, page ${number}`,
    pageOfDates: ({ number, dates }: { number: number; dates: string }) => `Page ${number}: ${dates}`,
    /** The name of the links between the pages of a list, for screen readers. */
    olderAndNewer: ({ title }: { title: string }) => `${title}: older and newer`,
    otherLetters: 'Other characters',
  },
  /** Between the pages of a list. */
  older: {
    articles: { newer: 'Newer articles', older: 'Older articles', years: 'Articles from earlier years' },
    corrections: { newer: 'Newer corrections', older: 'Older corrections', years: 'Corrections from earlier years' },
  },
  home: {
    title: ({ siteName, tagline }: { siteName: string; tagline: string | null }) =>
      tagline ? `${siteName}: ${tagline}` : siteName,
    latest: 'Latest',
    guides: 'Free guides',
    empty: 'No articles have been published yet.',
  },
  article: {
    by: ({ names }: { names: readonly string[] }) => `By ${listInWords(names)}`,
    writtenBy: 'Written by',
    reviewedBy: 'Reviewed by',
    published: 'Published',
    updated: 'Updated',
    lastReviewed: 'Last reviewed',
    /** Of an article that was not reviewed again since it was published. */
    reviewedBefore: 'Reviewed before publication',
    nextReview: 'Next review',
    keyPoints: 'Key points',
    questions: 'Questions and answers',
    disclaimer: 'This doesn’t replace your doctor’s advice',
    related: 'Related articles',
    audience: 'Patients and families',
  },
  topics: {
    title: 'Topics',
    lead: 'Our articles, by topic.',
    count: ({ count }: { count: number }) => (count === 1 ? '1 article' : `${count} articles`),
    description: ({ topic, siteName }: { topic: string; siteName: string }) =>
      `All articles on ${topic} from ${endSentence(siteName)}`,
    allOn: ({ topic }: { topic: string }) => `All articles on ${topic}`,
    empty: 'There are no topics yet.',
    emptyTopic: 'No articles on this topic yet.',
  },
  articles: {
    title: 'All articles',
    lead: 'Everything that we have published, newest first.',
    description: ({ siteName }: { siteName: string }) => `All articles from ${endSentence(siteName)}`,
    seeAll: 'See all articles',
  },
  people: {
    title: 'Authors and reviewers',
    lead: 'The people who write our articles, and the experts who check them.',
    letters: 'People by last name',
    empty: 'There is no one here yet.',
  },
  person: {
    description: ({ person, siteName }: { person: string; siteName: string }) =>
      `${person}: articles written and reviewed for ${endSentence(siteName)}`,
    /** Of a page with the older ones. @param title that of the list. */
    olderDescription: ({ title, siteName }: { title: string; siteName: string }) =>
      `${title} for ${endSentence(siteName)}`,
    wrote: ({ name }: { name: string }) => `Articles by ${name}`,
    reviewed: ({ name }: { name: string }) => `Articles reviewed by ${name}`,
  },
  page: { lastUpdated: 'Last updated' },
  /** The notice where a page was that was taken down. */
  withdrawn: {
    title: ({ title }: { title: string }) => `Withdrawn: ${title}`,
    lead: 'We took this page down.',
    reasons: {
      error: 'It contained an error that we couldn’t fix with a correction.',
      'retracted-evidence': 'The research it was based on was retracted.',
      duplicate: 'Another page covers the same subject.',
      legal: 'We had to take it down for legal reasons.',
    },
    withdrawnOn: 'Taken down on',
    related: ['You may find what you need on ', 'this related page', ''] satisfies Linked,
    home: ['You can start again from our ', 'home page', ''] satisfies Linked,
  },
  notFound: {
    title: 'Page not found',
    heading: 'We can’t find that page',
    lead: 'It may have moved, or the address may be mistyped.',
    whatToDo: 'What you can do:',
    home: ['Start from the ', 'home page', ''] satisfies Linked,
    topics: ['Browse our ', 'topics', ''] satisfies Linked,
    guides: ['Read one of our ', 'free guides', ''] satisfies Linked,
    call: ({ phone }: { phone: string }): Linked => ['Call ', phone, ' if you can’t find what you need'],
  },
};
