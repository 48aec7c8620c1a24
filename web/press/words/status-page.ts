const count = (number: number, one: string) => `${number} ${one}${number === 1 ? '' : 's'}`;

/** The status page of the press: for operators and editors. */
export const statusPageWords = {
  heading: 'Publishing log',
  title: ({ isHealthy }: { isHealthy: boolean }) => `${isHealthy ? 'Live' : 'Site problem'}: publishing log`,
  live: 'Everything published is live.',
  someNotLive: 'Some changes aren’t live yet (see below). Everything else is up to date.',
  site: 'Site',
  files: (number: number) => count(number, 'file'),
  queue: 'In queue',
  queued: (number: number) => (number === 0 ? 'nothing' : count(number, 'document')),
  connection: 'Connection to the cms',
  noChanges: 'no changes yet',
  lag: ({ ms }: { ms: number }) => `the last change arrived in ${ms} ms`,
  lastContact: 'last contact',
  runningSince: 'Running since',
  record: 'Record of what readers got',
  recorded: (newest: { number: number; at: string; hash: string } | null) =>
    newest ? `entry ${newest.number} of ${newest.at}, ${newest.hash}` : 'not begun',
  upToDate: 'up to date',
  toCopy: (number: number) => `${count(number, 'file')} to copy`,
  notLive: 'Changes that aren’t live',
  publications: 'Recent publications',
  noPublications: 'None since the press started.',
  columns: ['Time (UTC)', 'What changed', 'Files', 'Duration', 'Steps, in milliseconds'],
  causes: { change: 'change', start: 'restart', repair: 'repair of missed changes', time: 'scheduled banner' },
  changed: (number: number) => `${number} updated`,
  removed: (number: number) => `${number} removed`,
  noPagesChanged: 'no pages changed',
  /** The first three of several names. */
  names: (names: readonly string[], total: number) =>
    names.slice(0, 3).join(', ') + (total > 3 ? ` and ${total - 3} more` : ''),
  /** Of the JSON for the newsroom. */
  noToken: 'Send the PRESS_TOKEN as a bearer token, or open this page from the admin.',
  notFound: 'There is no such status.',
};
