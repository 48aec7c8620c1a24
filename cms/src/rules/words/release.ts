/** What editors read about releases. */
export const releaseWords = {
  empty: 'This release has no documents. Choose at least one.',
  /** @param title empty: the home page. */
  inMember: (title: string, message: string) => `${title ? `“${title}”` : 'The home page'}: ${message}`,
  inOther: (title: string, release: string) =>
    `“${title}” is in the release “${release}” already. Remove it there, or leave it out here.`,
  notYours: (title: string) =>
    `Your role can’t publish “${title}”. Ask someone who may to add it: it is published with the release.`,
  published: 'This release is published. It can’t be changed or published again. Create another one.',
  notUnpublished: 'A release can’t be unpublished. Unpublish its documents one by one.',
};
