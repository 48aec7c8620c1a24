const LONGEST = 70;

/**
 * The text of `<title>`: with the site's name where both fit into the 70 characters that search engines show, else alone.
 * It is never cut: search engines cut it where they have to, and a browser, a bookmark and a screen reader don't.
 */
export const formatTitle = (title: string, siteName: string): string => {
  const whole = `${title} | ${siteName}`;
  return whole.length <= LONGEST ? whole : title;
};
