const LONGEST = 70;

/**
 * The text of `<title>`: with the site's name where both fit into the 70 characters that browsers and search engines
 * show, else alone, cut at a word.
 */
export const formatTitle = (title: string, siteName: string): string => {
  const whole = `${title} | ${siteName}`;
  if (whole.length <= LONGEST) return whole;
  if (title.length <= LONGEST) return title;
  return `${title.slice(0, LONGEST - 1).replace(/[\s,;:–—-]+\S*$/, '')}…`;
};
