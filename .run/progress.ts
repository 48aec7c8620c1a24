const started = performance.now();
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const TICK_MS = 10_000;

/** Prints that a step has begun, every ten seconds that it goes on, and at its end how long it took. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  process.stdout.write(`▸ ${what} …\n`);
  const ticking = setInterval(() => process.stdout.write(`  … ${seconds(begun)}\n`), TICK_MS);
  const result = await work().finally(() => clearInterval(ticking));
  process.stdout.write(`  ${what}: ${seconds(begun)}\n`);
  return result;
}

/** Time since this process started, formatted: `12.3 s`. */
export const elapsed = (): string => seconds(started);

/** An error whose message says what to do; shown without a stack. */
export class HelpfulError extends Error {
  override name = 'HelpfulError';
}
