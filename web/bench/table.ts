/** A column of a table for people: its title, and what is in it. */
export type Column<R> = readonly [title: string, show: (row: R) => string];

/** The rows as lines of text: the first column to the left, the others, which are figures, to the right. */
export function formatRows<R>(columns: readonly Column<R>[], rows: readonly R[]): string[] {
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, show]) => show(row)))];
  const widths = columns.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  return cells.map((line) =>
    line
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  '),
  );
}

/** How something compares to its target in shared/quality.md. */
export interface Verdict {
  what: string;
  unit: string;
  reached: number;
  /** Whether the limit is the most or the least that will do. */
  bound: '≤' | '≥';
  limit: number;
  pass: boolean;
}

/** @param target.bound '≤' by default. */
export function judgeOne(
  reached: number,
  { bound = '≤', ...target }: Pick<Verdict, 'what' | 'unit' | 'limit'> & { bound?: Verdict['bound'] },
): Verdict {
  return { ...target, bound, reached, pass: bound === '≤' ? reached <= target.limit : reached >= target.limit };
}

/** The verdicts under a heading; nothing when there are none. */
export function formatVerdicts(heading: string, verdicts: readonly Verdict[]): string[] {
  if (verdicts.length === 0) return [];
  const lines = verdicts.map(
    ({ what, unit, reached, bound, limit, pass }) =>
      `${pass ? 'pass' : 'MISS'}  ${what}: ${reached.toFixed(2)} ${unit}, must reach ${bound} ${limit}`,
  );
  return ['', heading, ...lines];
}
