/** `rel` for a link: an address with a scheme leaves the site. */
export const relOf = (url: string): 'noopener' | undefined => (/^https?:/i.test(url) ? 'noopener' : undefined);

/**
 * `rel` for a link of an advertiser's: paid for, as search engines want to know.
 * @see https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links
 */
export const relOfAdvertiser = (url: string): 'sponsored noopener' | undefined => relOf(url) && 'sponsored noopener';

/** The same words with unbreakable spaces and hyphens, so that a telephone number never splits over two lines. */
export const unbreakable = (text: string): string => text.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011');
