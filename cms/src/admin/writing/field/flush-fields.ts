const flushes = new Set<() => void>();

/** Calls a function when all writing fields are to give the form what was typed. @returns what stops that. */
export function onFlush(flush: () => void): () => void {
  flushes.add(flush);
  return () => flushes.delete(flush);
}

/** Has all writing fields give the form what was typed, which they otherwise do a moment after the last key. */
export function flushFields(): void {
  for (const flush of flushes) flush();
}
