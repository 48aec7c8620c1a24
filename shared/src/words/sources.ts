/** The words around sources: in the list below an article, and on the pages of all sources. */
export const sourceWords = {
  heading: 'Sources',
  /** The name of a mark in the text, for screen readers. */
  mark: ({ number, place }: { number: number; place: string | null }) =>
    place ? `Source ${number}, ${place}` : `Source ${number}`,
  /** The heading above sources that the text does not cite. */
  consulted: 'Also consulted',
  back: '↩ Back to text',
  backFrom: ({ number }: { number: number }) => `↩ Back to text, from source ${number}`,
  backTo: '↩ Back to text:',
  /**
   * @param letter of one of several places that cite a source.
   * @param place what is cited there, such as “table 2”.
   */
  backToFrom: ({ letter, place, number }: { letter: string; place: string | null; number: number }) =>
    `${place ? `${letter} (${place})` : letter}: back to text, from source ${number}`,
  read: 'Read the source',
  pubMed: ({ pmid }: { pmid: string }) => `PubMed ${pmid}`,
  archived: 'Archived copy',
  citedIn: 'Used in:',
  usedIn: ({ count }: { count: number }) => `Used in ${count} pages`,
  /** After the title of a page that lists the source and does not cite it. */
  alsoConsulted: 'also consulted',
  /** The name of a link to one of several places in a page that cite a source, for screen readers. */
  placeIn: ({ number, place, title }: { number: number; place: string | null; title: string }) =>
    place ? `Place ${number} (${place}) in ${title}` : `Place ${number} in ${title}`,
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
    lead: 'The studies, reports, and records behind our pages, and where each is used.',
    letters: 'Sources by first letter',
    filter: 'Filter the sources on this page',
    noneFound: 'No source on this page matches. Try another letter or page.',
    empty: 'No sources have been published yet.',
  },
};
