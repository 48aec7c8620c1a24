import { formatCount } from '../times';

/** What an editor reads when a save or a publication is refused. */
export const checkWords = {
  notSaved: (count: number) => `Not saved. ${toFix(count)}`,
  notPublished: (count: number) => `Not published. ${toFix(count)}`,
  summary: (count: number) => `${formatCount(count, 'thing')} to fix`,
  about: ({ label, message }: { label: string; message: string }) => `${label}: ${message}`,
  openOther: 'Open it in a new tab',
  openOtherNamed: (title: string) => `Open “${title}” in a new tab`,
};

const toFix = (count: number) =>
  count === 1 ? '1 thing to fix is marked in the form.' : `${count} things to fix are marked in the form.`;

/** The dialog that publishes what is checked in a list. */
export const publishSeveralWords = {
  title: 'Publish',
  checking: 'Checking…',
  notChecked: 'Couldn’t check these. Close this and try again.',
  ready: (count: number) => `Ready to publish (${count})`,
  refused: (count: number) => `Can’t be published yet (${count})`,
  alreadyLive: (count: number) => `Already published, with nothing new (${count})`,
  toDrafts: (links: readonly string[]) =>
    `Links to drafts, which readers can’t follow yet: ${links.map((link) => `“${link}”`).join(', ')}`,
  publish: (count: number) => `Publish ${count}`,
  nothing: 'None of these can be published now.',
};
