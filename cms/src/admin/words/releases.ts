/** Adding documents to releases. */
export const releaseWords = {
  action: 'Add to release',
  title: (count: number) => `Add ${count === 1 ? 'this document' : `${count} documents`} to a release`,
  about: 'A release publishes its documents together, all or none, now or at a time.',
  release: 'Release',
  choose: 'Choose a release',
  createNew: 'New release',
  name: 'Name of the new release',
  add: 'Add',
  added: (count: number) => `${count === 1 ? '1 document' : `${count} documents`} added to the release.`,
  removed: 'Removed from the release.',
  notAdded: 'This couldn’t be added. Reload the page and try again.',
  notLoaded: 'Releases couldn’t be loaded. Reload the page.',
  panel: 'Release',
  none: 'Published on its own.',
  isIn: 'Published with:',
  remove: 'Remove from release',
};
