import type { Linked } from './language.ts';

/** The words of `/search/`: what is asked, and what was found. */
export const searchWords = {
  title: 'Search',
  lead: 'Search our articles, guides, topics, and people.',
  field: 'Words to look for',
  submit: 'Search',
  topic: 'Topic',
  kind: 'Kind',
  year: 'Year',
  any: 'All',
  kinds: {
    article: 'Article',
    guide: 'Guide',
    page: 'About this site',
    person: 'Author or reviewer',
    topic: 'Topic',
  },
  count: ({ count }: { count: number }) =>
    count === 0 ? 'No results' : count === 1 ? '1 result' : `${count.toLocaleString('en-US')} results`,
  /** Before and after the words that the site has. */
  meant: ['Did you mean ', '?'],
  more: 'Show more results',
  lastReviewed: ({ date }: { date: string }) => `Last reviewed ${date}`,
  reviewed: 'Reviewed by an expert',
  notReviewed: 'Not reviewed by an expert yet',
  nothing: 'What you can do:',
  fewer: 'Try fewer words, other words, or no filters',
  articles: ['See ', 'all articles', ''] satisfies Linked,
  failed: 'The search couldn’t be loaded. Check your connection, then type again.',
  withoutScript:
    'Without JavaScript, the search may not work here. If this page comes back without results, turn JavaScript on, or start from one of these:',
  private: 'What you type stays on your device.',
};
