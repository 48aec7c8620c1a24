/** What the record calls the site's own pages, and what is wrong with a question. */
export const siteRecordWords = {
  homePage: 'Home page',
  guides: 'All guides',
  topics: 'All topics',
  sources: 'All sources',
  articles: 'All articles',
  people: 'Authors and reviewers',
  corrections: 'Corrections',
  noRole: 'Your role can’t open all banners, so it can’t see what readers saw. Ask an administrator.',
  notOfSite:
    'Enter a page of this site: its URL, or the part of it after the domain, such as /articles/asbestos-trust-funds/.',
  notAQuestion: 'Send a page and a date.',
  notADay: 'Enter the date as year, month, and day, such as 2026-11-23.',
  notATime: 'Enter the time as hours and minutes, such as 14:30, or leave it blank for the whole day.',
  notYet: 'That is in the future. Choose a day that has begun, and a time that has passed.',
};
