/** A note for readers on a major change. `date` is a day; in the preview of a draft, a time in UTC. */
export interface Change {
  date: string;
  note: string;
}

/** What a payload says of its changes. */
interface Changed {
  publishedAt: string;
  textChangedAt: string | null;
  changes: readonly Change[];
}

/** When it last changed for readers, ISO in UTC, and the notes on its major changes, newest first. */
export const toChanges = ({ publishedAt, textChangedAt, changes }: Changed) => ({
  textChangedAt: textChangedAt ?? publishedAt,
  changes: changes.map(({ date, note }): Change => ({ date, note })),
});
