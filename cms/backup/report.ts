/** Where a backup or restore says how far it is. */
export interface Report {
  /** What begins now, or came of it: one line. */
  progress(line: string): void;
  /** What the operator should know, though it goes on. */
  warn(line: string): void;
}

/** Progress and warnings on stderr, because an archive may go to stdout. @param quiet only warnings, for cron. */
export const reportTo = (stream: NodeJS.WritableStream, { quiet }: { quiet: boolean }): Report => ({
  progress: (line) => {
    if (!quiet) stream.write(`▸ ${line}\n`);
  },
  warn: (line) => stream.write(`! ${line}\n`),
});

const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'];

/** `12.3 MB` */
export function formatBytes(bytes: number): string {
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)), UNITS.length - 1);
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${UNITS[power]}`;
}

export const formatCount = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
