import { endSentence } from './language.ts';

/** The words around the text of an article: what is in it, how long it takes, and how to cite it. */
export const readingWords = {
  contents: 'On this page',
  readingTime: 'Reading time',
  minutes: ({ count }: { count: number }) => (count === 1 ? '1 minute' : `${count} minutes`),
  cite: {
    heading: 'How to cite this article',
    /** @param date as readers see it: `June 21, 2018`. */
    citation: (article: {
      authors: readonly string[];
      title: string;
      siteName: string;
      date: string;
      isUpdated: boolean;
      url: string;
    }) =>
      [
        ...(article.authors.length > 0 ? [endSentence(article.authors.join(', '))] : []),
        endSentence(article.title),
        endSentence(article.siteName),
        `${article.isUpdated ? 'Updated' : 'Published'} ${article.date}.`,
        article.url,
      ].join(' '),
  },
  print: {
    /** At the top of a printed page. @param date as readers see it; null: the article was not reviewed. */
    head: ({ siteName, url, date }: { siteName: string; url: string; date: string | null }) =>
      [siteName, url, ...(date === null ? [] : [`Last reviewed ${date}`])].join(' · '),
  },
};
