/** What editors read about a source’s identifiers, dates and authors. */
export const sourceWords = {
  notACiteKey: (value: string) =>
    `“${value}” can’t be a cite key. Use letters without accents, digits, and underscores, with - . or : between them. Example: nakano2018`,
  /** @param uses where texts cite it, such as `article “Headline” (Body)`. */
  citeKeyInUse: ({ key, uses, more }: { key: string; uses: readonly string[]; more: number }) =>
    `The cite key “${key}” can’t change, because texts use it: ${uses.join(', ')}${more > 0 ? `, and ${more} more` : ''}. Leave it as it is, or remove these citations first.`,
  notADoi: (value: string) =>
    `“${value}” isn’t a DOI. A DOI starts with 10. and contains a slash. Example: 10.1016/j.ccell.2018.05.012`,
  notAPmid: (value: string) => `“${value}” isn’t a PubMed ID (PMID). A PMID has numbers only. Example: 29937354`,
  notADate: (value: string) =>
    `“${value}” isn’t a valid date. Enter a year, a month, or a day: 2018, 2018-06, or 2018-06-21.`,
  dateNotPlausible: (value: string) =>
    `“${value}” is in the future or too long ago. Enter when the source was first published, online or in print. The year alone is enough.`,
  noAuthorName: 'An author needs a last name or the name of an organization.',
  twoAuthorNames: (number: number) =>
    `Author ${number} has both a person’s name and an organization. Clear one of them.`,
};
