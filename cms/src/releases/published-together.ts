import { AsyncLocalStorage } from 'node:async_hooks';

const together = new AsyncLocalStorage<ReadonlySet<string>>();

/** Runs something for which these documents count as published: they are about to be, in the same transaction. */
export const asPublishedTogether = <Result>(documentIds: Iterable<string>, run: () => Promise<Result>) =>
  together.run(new Set(documentIds), run);

export const isPublishedTogether = (documentId: string): boolean => together.getStore()?.has(documentId) ?? false;
