import { AsyncLocalStorage } from 'node:async_hooks';

const firing = new AsyncLocalStorage<true>();

/** Runs what a schedule does. That does not count as a change of what is scheduled. */
export const whileFiring = <Result>(run: () => Promise<Result>): Promise<Result> => firing.run(true, run);

export const isFiring = (): boolean => firing.getStore() === true;
