/**
 * Every word that readers meet is in this folder: one file per surface, an object of texts and of functions with named
 * values. Another language is another object of the same type (`typeof siteWords`), chosen here.
 */
export const languageTag = 'en-US';

const conjunction = new Intl.ListFormat(languageTag, { type: 'conjunction' });

/** “A”, “A and B”, “A, B, and C”. */
export const listInWords = (names: readonly string[]): string => conjunction.format(names);

/** Ends a sentence that an editor may have left without a period. */
export const endSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** A sentence with one link, or one emphasis, in it. */
export type Linked = readonly [before: string, link: string, after: string];
