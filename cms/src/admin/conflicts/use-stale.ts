import { useCallback, useEffect, useState } from 'react';
import type { StaleDocument } from '../../revisions/contract';
import type { FormValues } from '../writing/drafts/draft';
import { openDocument } from './open-documents';

/** What a form was filled with, and which version of the document that was. */
export interface Filled {
  version: string | undefined;
  values: FormValues;
}

/** A save that was refused because someone else changed the document. */
export interface Conflict {
  stale: StaleDocument;
  /** What the form was filled with. */
  base: FormValues;
  /** What it had when it was sent. */
  mine: FormValues;
}

/**
 * Makes requests about the document of a form say what the form was filled with, and hears when they are refused for it.
 * @param filled and getValues never change.
 */
export function useStale(key: string, filled: () => Filled, getValues: () => FormValues) {
  const [conflict, setConflict] = useState<Conflict | null>(null);
  useEffect(
    () =>
      openDocument(key, {
        version: () => filled().version,
        onStale({ documents: [stale] }) {
          if (stale) setConflict({ stale, base: filled().values, mine: getValues() });
        },
      }),
    [key, filled, getValues],
  );
  const close = useCallback(() => setConflict(null), []);
  return { conflict, show: setConflict, close };
}
