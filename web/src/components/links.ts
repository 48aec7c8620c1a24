/** `rel` for a link: an address with a scheme leaves the site. */
export const relOf = (url: string): 'noopener' | undefined => (/^https?:/i.test(url) ? 'noopener' : undefined);

/** The same words with unbreakable spaces and hyphens, so that a telephone number never splits over two lines. */
export const unbreakable = (text: string): string => text.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011');
