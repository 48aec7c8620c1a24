/** The words around what changed on a page: on the page itself, and in the feed. */
export const changeWords = {
  heading: 'What changed',
  /** Opens the notes before the newest ones. */
  earlier: ({ count }: { count: number }) => (count === 1 ? '1 earlier change' : `${count} earlier changes`),
  /** What the feed says of an article that was updated. */
  inFeed: ({ note, dek }: { note: string; dek: string }) => `Updated: ${note} ${dek}`,
};
