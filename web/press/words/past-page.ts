import { formatTime } from '@patient-press/shared/schedule-words';

interface Times {
  timeZone: string;
}

const bytes = (size: number) => `${size.toLocaleString('en-US')} ${size === 1 ? 'byte' : 'bytes'}`;

/** What is said about the page that readers got at a moment: for counsel and administrators. */
export const pastPageWords = {
  heading: 'What readers got',
  title: ({ path }: { path: string }) => `${path}: what readers got`,
  asked: ({ at, timeZone }: { at: string } & Times) => `As of ${formatTime(at, timeZone)}`,
  address: 'Address',
  readersGotIt: 'Readers got it',
  span: ({ from, to, timeZone }: { from: string; to: string | null } & Times) =>
    to === null
      ? `from ${formatTime(from, timeZone)} on. It’s the current version.`
      : `from ${formatTime(from, timeZone)} to ${formatTime(to, timeZone)}`,
  /** Of the first entry, which has the site as it was. */
  orEarlier: 'The record begins then. Readers may have got this version earlier.',
  exactTimes: ({ from, to }: { from: string; to: string | null }) => `Exactly: ${from}${to ? ` to ${to}` : ''}`,
  why: 'Why it was published',
  /** By the first word of the reason that the record has; others are shown as they are. */
  causes: new Map([
    ['change', 'Something was published or unpublished in the newsroom.'],
    ['start', 'The press started.'],
    ['repair', 'The press made up for changes that it had missed.'],
    ['time', 'A banner began or ended.'],
  ]),
  entry: ({ number, why }: { number: number; why: string }) =>
    `Entry ${number.toLocaleString('en-US')} of the record: ${why}`,
  digest: 'SHA-256',
  size: 'Size',
  bytes,
  download: 'Download these exact bytes',
  another: 'Look up another moment',
  frame: ({ path }: { path: string }) => `The page at ${path} as readers got it`,
  /** What differs from what a reader’s browser showed. */
  notes:
    'Below is the page as the press sent it. Scripts don’t run in it, and links to other pages don’t open. Pictures and typefaces come from today’s site: what was replaced or removed since is missing.',
  notShown: 'This file isn’t a page or a text, so it can’t be shown here. Download it.',
  states: {
    'no-record': 'Nothing is recorded yet. The press begins the record when it first publishes the site.',
    'too-early': ({ begins, timeZone }: { begins: string } & Times) =>
      `The record begins on ${formatTime(begins, timeZone)}. What readers got before then isn’t known.`,
    'never-there': 'The site never had a page or file at this address. Check the address.',
    'not-yet': ({ since, timeZone }: { since: string } & Times) =>
      `There was no page or file at this address yet. Readers first got one on ${formatTime(since, timeZone)}.`,
    removed: ({ since, timeZone }: { since: string } & Times) =>
      `There was no page or file at this address then. It was removed on ${formatTime(since, timeZone)}. From then on, readers were redirected, or saw that the page doesn’t exist.`,
    erased: ({ at, why, timeZone }: { at: string; why: string } & Times) =>
      `The bytes were erased on ${formatTime(at, timeZone)}. The reason: ${why}`,
    erasedUnexplained: 'The bytes were erased.',
    pruned: 'The bytes are older than the record’s retention period (PAST_YEARS), so they were removed.',
    elsewhere: 'Pictures are named in the record and not stored in it. The media library has the originals.',
    damaged:
      'The record can’t be read, or isn’t as the press wrote it. Ask an operator to check the press’s log and to run: press past --verify',
  },
  /** Where only digest and times are left. */
  stillKnown: 'The record still proves when readers got this version, and which bytes it had.',
};
