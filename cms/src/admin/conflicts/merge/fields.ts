export type Fields = Record<string, unknown>;
export const isFields = (of: unknown): of is Fields => typeof of === 'object' && of !== null && !Array.isArray(of);

/** Three versions of one value: what both began with, and what each made of it. */
export interface Versions<T = unknown> {
  base: T;
  mine: T;
  theirs: T;
}
