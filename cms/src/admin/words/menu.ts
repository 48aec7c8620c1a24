/** Entries of the menu, and the name of our own field. */
export const menuWords = {
  requests: 'Requests',
  downloads: 'Downloads',
  feedback: 'Feedback',
  schedule: 'Schedule',
  banners: 'Banner schedule and results',
  sources: 'Sources',
  sourcesAbout: 'What the text cites, and what was also consulted.',
};
