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
    sources: 'All our sources',
    feed: 'RSS feed',
    pagination: 'Pagination',
    previousPage: 'Previous page',
    nextPage: 'Next page',
    pageOf: ({ number, last }: { number: number; last: number }) => `Page ${number} of ${last}`,
    /** The title of a list's later pages. */
    titleOfPage: ({ title, number }: { title: string; number: number }) =>
      number === 1 ? title : `${title}, page ${number}`,
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
  person: {
    description: ({ person, siteName }: { person: string; siteName: string }) =>
      `${person}: articles written and reviewed for ${endSentence(siteName)}`,
    wrote: ({ name }: { name: string }) => `Articles by ${name}`,
    reviewed: ({ name }: { name: string }) => `Articles reviewed by ${name}`,
  },
  page: { lastUpdated: 'Last updated' },
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
