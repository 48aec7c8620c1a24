/** The menu's page about banners. */
export const bannerPageWords = {
  title: 'Banner schedule and results',
  subtitle: 'Which banners run when and where, and how they perform. Numbers only, no personal data.',
  calendar: 'Calendar',
  report: 'Report',
  whatReadersSaw: 'What readers saw',
};
