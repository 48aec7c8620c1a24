/** Entries of the menu, and the titles of the home page's widgets. */
export const menuWords = {
  site: 'The site',
  guideRequests: 'Guide requests',
  requests: 'Requests',
  downloads: 'Downloads',
  banners: 'Banner schedule and results',
};
