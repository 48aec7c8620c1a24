/** Entries of the menu, titles of the home page's widgets, and the name of our own field. */
export const menuWords = {
  site: 'The site',
  guideRequests: 'Guide requests',
  requests: 'Requests',
  downloads: 'Downloads',
  banners: 'Banner schedule and results',
  sources: 'Sources',
  sourcesAbout: 'What the text cites, and what was also consulted.',
};
