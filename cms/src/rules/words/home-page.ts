/** What editors read about the home page. */
export const homePageWords = {
  noTarget: 'This link goes nowhere. Choose a guide or an article, or enter a URL.',
  severalTargets:
    'This link has more than one target. Choose a guide, or an article, or enter a URL, and clear the others.',
  noSuchPage: (url: string) => `The site has no page at ${url}. Enter the URL of a page that exists.`,
};
