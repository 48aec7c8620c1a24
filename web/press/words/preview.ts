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
  incomplete: ({ fields }: { fields: readonly string[] }) => `To see a preview, fill in: ${fields.join(', ')}.`,
};
