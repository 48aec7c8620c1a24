/** What a page is, in one letter of the index. */
export const kinds = { article: 'a', guide: 'g', page: 'p', person: 'h', topic: 't' } as const;
export type Kind = keyof typeof kinds;

export const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text);

/** A page as it is searched. */
export interface SearchedPage {
  kind: Kind;
  path: string;
  title: string;
  /** What it says of itself in lists; empty: nothing. */
  summary: string;
  /** When it was first published, as readers see it: a day or a time that begins with one; null: it has no date. */
  date: string | null;
  /** When an expert last checked it; null: no one has. `before`: before it was published. */
  reviewed: string | null;
  /** documentIds of its topics. */
  topics: string[];
  headings: string[];
  /** Its paragraphs, list items and cells, in order. */
  text: string[];
}

/** What a list of results shows of a page. */
export interface ListedPage extends Pick<SearchedPage, 'kind' | 'path' | 'title' | 'summary' | 'date' | 'reviewed'> {
  /** The digest of its text, which is in a file of its own. */
  text: string;
}

/** A word's pages, each by how far its number is from the one before, followed by its weight. */
export type Postings = number[];

/** The words of one file, by their stems. */
export type WordFile = Record<string, Postings>;

/** Pages whose numbers have the same quotient; null: there is none with this number. */
export type PageFile = (ListedPage | null)[];

/** What the search begins with. It names all other files by their digests, so that no two versions are ever mixed. */
export interface Entry {
  /** By shard; empty: no word is in it. */
  words: string[];
  /** By number of the file. */
  pages: string[];
  /** The file with the words that may be suggested; empty: there are none. */
  terms: string;
  /** One letter for each page by its number, a space where there is none. */
  kinds: string;
  /** The years that pages are from, and for each page by its number which of them, counted from `0`; a space: none. */
  years: number[];
  yearOf: string;
  /** `slug` is the last part of a topic's address. */
  topics: { id: string; slug: string; name: string }[];
  /** How many pages there are. */
  count: number;
}

/** Pages in one file. */
export const IN_PAGE_FILE = 32;

/** Where the index is, and which of its files names the others. */
export const INDEX = '/_search/';
export const ENTRY = 'index.json';

/** Below the index's folder. What is in `files` never changes. */
export const filePath = (name: string, digest: string): string => `files/${name}-${digest}.json`;

/** By this, pages of a topic are found as if it were a word of theirs. */
export const topicWord = (documentId: string): string => `topic:${documentId}`;

/** The character for a year, by its place in the list. */
export const yearLetter = (place: number): string => String.fromCharCode(48 + place);
