/** The words around sources: in the list below an article, and on the pages of all sources. */
export const sourceWords = {
  heading: 'Sources',
  /** The name of a mark in the text, for screen readers. */
  mark: ({ number }: { number: number }) => `Source ${number}`,
  back: '↩ Back to text',
  backFrom: ({ number }: { number: number }) => `↩ Back to text, from source ${number}`,
  backTo: '↩ Back to text:',
  /** @param place the letter of one of several places that cite a source. */
  backToFrom: ({ place, number }: { place: string; number: number }) => `${place}: back to text, from source ${number}`,
  read: 'Read the source',
  pubMed: ({ pmid }: { pmid: string }) => `PubMed ${pmid}`,
  archived: 'Archived copy',
  citedIn: 'Cited in:',
  kinds: {
    'journal-article': 'Journal article',
    'press-release': 'Press release',
    'government-report': 'Government report',
    'news-article': 'News article',
    book: 'Book',
    'court-record': 'Court record',
    'web-page': 'Web page',
  },
  retraction: {
    retracted: { label: 'Retracted', meaning: 'The journal has withdrawn this study. Don’t rely on it.' },
    concern: {
      label: 'Expression of concern',
      meaning: 'The journal has warned readers about possible problems with this study.',
    },
    corrected: { label: 'Corrected', meaning: 'A correction to this study has been published.' },
    readNotice: 'Read the notice',
  },
  list: {
    title: 'Our sources',
    lead: 'Every study, report, and record our articles cite, and where we cite it.',
    empty: 'No sources have been published yet.',
  },
};
