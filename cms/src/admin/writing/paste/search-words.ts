import type { Footnote } from './pasted';

/** A DOI in a note, or in its link. */
export function identifierIn({ text, url }: Pick<Footnote, 'text' | 'url'>): string | null {
  const doi = /\b10\.\d{4,9}\/[^\s"<>]+[^\s"<>.,;)]/.exec(`${url ?? ''} ${text}`)?.[0];
  return doi ?? null;
}

/**
 * The words of a note by which its source can be found: the first author's name and the year, since titles are shortened and
 * initials written in many ways. Each word has to be in the source.
 */
export function searchWords(text: string): string {
  const author = /\p{Lu}[\p{L}’'-]{2,}/u.exec(text)?.[0];
  const year = /\b(?:19|20)\d\d\b/.exec(text)?.[0];
  return author && year ? `${author} ${year}` : '';
}
