/** Why an entry of the record was added. Hashes cover these texts: entries that are there have the words of their day. */
export const pastReasons = {
  first: 'The record begins: the site as it was then.',
  found: 'Found on disk, and not in the record.',
  pruned: 'Older than PAST_YEARS.',
  build: 'A build of the whole site.',
  recordedAgain: 'What readers get is recorded again.',
};

const published = 'Pages are published all the same.';

export const pastErrors = {
  notRecorded: ({ dir, why }: { dir: string; why: string }) =>
    `What readers get can’t be recorded in ${dir}: ${why.replace(/\.$/, '')}. ${published} The press tries again, and then adds what is missing.`,
  otherFormat: ({ file }: { file: string }) =>
    `${file} isn’t a record of this version of the press. Run the version that wrote it, or set PAST_DIR to another folder.`,
  noRecord: ({ dir }: { dir: string }) =>
    `There is no record in ${dir}. A press begins one at its first publication. If it is elsewhere, set PAST_DIR.`,
  unknownPath: ({ path }: { path: string }) => `The record has no file ${path}.`,
  neverThere: ({ address }: { address: string }) => `Nothing is recorded at ${address}.`,
  notAMoment: ({ at }: { at: string }) =>
    `“${at}” isn’t a time. Write it as 2026-05-03T12:00, by the newsroom’s clocks, or with an offset, as 2026-05-03T12:00-04:00.`,
  noReason: 'Say why with --reason: the record names the reason forever.',
  notYet: ({ at, begins }: { at: string; begins: string }) =>
    `Nothing is recorded there at ${at}. The record begins at ${begins}.`,
  removed: ({ since }: { since: string }) => `There was no such page then. It was removed at ${since}.`,
  gone: {
    erased: ({ digest }: { digest: string }) => `These bytes were erased. Their SHA-256 was ${digest}.`,
    pruned: ({ digest }: { digest: string }) =>
      `These bytes are older than PAST_YEARS and were removed. Their SHA-256 was ${digest}.`,
    elsewhere: ({ digest }: { digest: string }) =>
      `The record names pictures, and doesn’t store them. Its SHA-256 is ${digest}.`,
  },
};

/** What is wrong with a record. */
export const pastFaults = {
  number: ({ number, expected }: { number: number; expected: number }) =>
    `Entry ${number} is where entry ${expected} should be.`,
  previous: ({ number }: { number: number }) => `Entry ${number} doesn’t follow the one before it.`,
  hash: ({ number }: { number: number }) => `Entry ${number} isn’t what it was when it was added.`,
  lostVersion: ({ number }: { number: number }) => `Entry ${number} names a version that is missing.`,
  head: ({ head }: { head: string }) => `No entry has the hash ${head}: entries were removed or replaced.`,
  strays: 'Files are named that belong to no entry.',
  bytes: ({ digest }: { digest: string }) => `The bytes stored for ${digest} are others.`,
  noBase: ({ digest }: { digest: string }) => `What ${digest} was stored against is missing.`,
  gone: ({ path, digest }: { path: string; digest: string }) =>
    `The bytes of ${path} (${digest}) are missing, and no entry says why.`,
  path: ({ path }: { path: string }) => `The newest version of ${path} isn’t the one that the entries name.`,
};

const count = (number: number, one: string, many: string) =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;

/** What `press past` prints. */
export const pastWords = {
  entry: ({ number, at, hash }: { number: number; at: string; hash: string }) => `Entry ${number} of ${at}: ${hash}`,
  verified: ({ entries, versions }: { entries: number; versions: number }) =>
    `Proven: ${count(entries, 'entry', 'entries')}, and the bytes of ${count(versions, 'version', 'versions')}.`,
  faulty: ({ faults }: { faults: number }) => `Not proven: ${count(faults, 'fault', 'faults')}.`,
  head: ({ hash }: { hash: string }) => `The newest entry’s hash, to be written down elsewhere: ${hash}`,
  shown: ({ number, at, until, digest }: { number: number; at: string; until: string | null; digest: string }) =>
    `Readers got this from ${at} ${until ? `to ${until}` : 'on'}. Entry ${number}, SHA-256 ${digest}`,
  size: (bytes: number) => count(bytes, 'byte', 'bytes'),
  gone: { erased: 'erased', pruned: 'removed for its age', elsewhere: 'not stored' },
  copied: ({ file }: { file: string }) => `Copied to ${file}`,
  removed: 'removed',
  erased: ({ count: versions, path }: { count: number; path: string }) =>
    `Erased ${count(versions, 'version', 'versions')} of ${path}. Backups, and copies of the site elsewhere, still have them.`,
};
