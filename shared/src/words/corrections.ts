/** The words around corrections: on the article, on its card, in the feed, and on the page that lists them. */
export const correctionWords = {
  heading: ({ count }: { count: number }) => (count === 1 ? 'Correction' : 'Corrections'),
  /** On top of an article. @param date as readers see it: `June 21, 2018`. */
  corrected: ({ date }: { date: string }) => `Corrected ${date}.`,
  see: ({ count }: { count: number }) => (count === 1 ? 'See what we corrected' : `See the ${count} corrections`),
  /** On cards. */
  mark: 'Corrected',
  feedTitle: ({ headline }: { headline: string }) => `Correction: ${headline}`,
  list: {
    title: 'Corrections',
    lead: 'Errors that we have fixed in our articles, newest first.',
    /** The heading of the list, where a text comes before it. */
    heading: 'All corrections',
    empty: 'There are no corrections yet.',
  },
};
