import { z } from 'zod';

export const measured = z.object({
  /** Milliseconds until the content is in memory, and from there until the last page is written. */
  syncMs: z.number(),
  renderMs: z.number(),
  /** Processor time of the whole process, all threads, in milliseconds: what other work on the machine disturbs least. */
  cpuMs: z.number(),
  /** The most memory that the process had at any time, in bytes. */
  peakBytes: z.number(),
});
export type Measured = z.infer<typeof measured>;

/** Sends a message to the bench, which started this process, and ends the process. */
export function answer(message: object): void {
  process.send?.(message, undefined, undefined, () => process.exit(0));
}

/** Tells the bench what was measured in this process, and ends it. */
export function report({ syncMs, renderMs }: { syncMs: number; renderMs: number }): void {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  answer({
    syncMs,
    renderMs,
    cpuMs: (userCPUTime + systemCPUTime) / 1000,
    peakBytes: maxRSS * 1024,
  } satisfies Measured);
}
