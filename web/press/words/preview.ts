/** What editors see around a preview, or in place of one. */
export const previewWords = {
  /** The name of the bar, for screen readers. */
  bar: 'Preview',
  title: 'Preview: ',
  /** Each goes around the time at which the version was saved. */
  draft: { what: 'Draft preview', note: 'Readers don’t see this.' },
  published: { what: 'Preview of the live version', note: '' },
  saved: 'saved',
  missing: 'Still missing:',
  missingPicture: ({ url }: { url: string }) => `the picture ${url}`,
  untitled: 'Untitled',
  noPreview: 'No preview',
  starting: 'The press is starting. Try again in a moment.',
  unknownType: 'Documents of this type aren’t part of the site.',
  noVersion: 'This version of the document no longer exists.',
  noSponsor: 'A banner needs a sponsor to be shown. Choose one under “Sponsor”, and save.',
  noPage: 'No page on the site shows this document.',
  failed: ({ why }: { why: string }) => `The page couldn’t be built: ${why}`,
  noPicture: 'There is no such picture.',
  unknown: 'There is no such preview.',
  foreign: 'This preview answers only the admin’s own frame. Open the document in the admin.',
  notJson: 'The preview takes JSON only.',
  malformed:
    'The preview couldn’t read what the form sent. Reload the page; the admin and the press may be of two versions.',
  tooLarge: ({ megabytes }: { megabytes: number }) =>
    `This text is too long for the live preview (more than ${megabytes} MB). Save, and open the preview instead.`,
  altText: 'Alt text',
  live: 'Live preview',
  waiting: 'Waiting for the form…',
  /** Labels at what is wrong in the page. */
  problems: {
    noAlt: 'No alt text',
    brokenLink: 'Links to nothing readers can open',
    draftLink: 'Links to a draft: works once it’s published',
    noHeading: 'No heading has this anchor',
    unknownMark: 'Unknown source',
  },
  unanswered: 'The press doesn’t answer. The page will be back when it does; your text isn’t affected.',
  incomplete: ({ fields }: { fields: readonly string[] }) => `To see a preview, fill in: ${fields.join(', ')}.`,
};
