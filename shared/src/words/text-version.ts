/** The words of an article as Markdown, and of `/llms.txt`, beside those that its page has. */
export const textVersionWords = {
  address: 'Address',
  publisher: 'Publisher',
  topics: 'Topics',
  /** A line of what is known of an article. */
  line: ({ label, text }: { label: string; text: string }) => `${label}: ${text}`,
  heading: 'About this text',
  /** Sentences before and after the page's address. */
  about: {
    before: 'This is the text of ',
    after: '. Pictures and advertising are left out. If you quote it, name the publisher and link to that page.',
  },
  guide: ({ title }: { title: string }) => `Free guide: ${title}`,
  llms: {
    about: ({ publisher }: { publisher: string }) =>
      `Published by ${publisher}. Each article has its sources, and the dates on which it was published and reviewed. Articles are also there as Markdown: the links below lead to that form.`,
    newest: 'Newest articles',
    topics: 'Topics',
    guides: 'Guides',
    pages: 'About this site',
    optional: 'Optional',
    articles: 'All articles',
    sources: 'All sources',
    sitemap: 'Sitemap',
    feed: 'JSON feed',
  },
};
