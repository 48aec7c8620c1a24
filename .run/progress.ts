const started = performance.now();
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Shows that a step has begun, and, when it is over, how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  process.stdout.write(`▸ ${what} …\n`);
  const result = await work();
  process.stdout.write(`  ${what}: ${seconds(begun)}\n`);
  return result;
}

/** Time since this process started, for people: `12.3 s`. */
export const elapsed = (): string => seconds(started);

/** What went wrong in words that say what to do; shown without a stack. */
export class HelpfulError extends Error {
  override name = 'HelpfulError';
}
