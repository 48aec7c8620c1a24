import { useCallback, useEffect, useState } from 'react';
import { type Draft, mergeTyped } from './draft';
import { draftStore } from './draft-store';
import { useFormValues } from './use-form-values';

/** What other tabs have open. */
export interface OtherTabs {
  /** The ids of this form elsewhere. */
  fetchOpen(): Promise<string[]>;
  whenClosed(id: string): Promise<void>;
}

interface Abandoned {
  offers: readonly Draft[];
  restore(draft: Draft): void;
  discard(draft: Draft): void;
}

/** What was typed into this form before, never saved, and differs from what is there now. */
export function useAbandonedDrafts(form: string, ownId: string, { fetchOpen, whenClosed }: OtherTabs): Abandoned {
  const { getValues, setValues } = useFormValues();
  const [offers, setOffers] = useState<readonly Draft[]>([]);

  const discard = useCallback((draft: Draft) => {
    void draftStore.remove(draft.id).catch(() => undefined);
    setOffers((all) => all.filter((other) => other !== draft));
  }, []);
  const restore = useCallback(
    (draft: Draft) => {
      setValues(mergeTyped(draft.base, draft.values, getValues()));
      discard(draft);
    },
    [discard, getValues, setValues],
  );

  useEffect(() => {
    let isOver = false;
    const offer = (draft: Draft) => {
      if (isOver) return;
      if (mergeTyped(draft.base, draft.values, getValues()) === getValues()) discard(draft);
      else if (draft.isRest) restore(draft);
      else setOffers((all) => [...all, draft]);
    };
    const offerOnceClosed = async ({ id }: Draft) => {
      await whenClosed(id);
      const left = (await draftStore.of(form)).find((draft) => draft.id === id);
      if (left) offer(left);
    };
    const look = async () => {
      await draftStore.removeExpired(Date.now());
      const open = await fetchOpen();
      for (const draft of await draftStore.of(form)) {
        if (open.includes(draft.id)) offerOnceClosed(draft).catch(() => undefined);
        else if (draft.id !== ownId) offer(draft);
      }
    };
    // A browser that stores nothing has nothing to offer; the writer says so as soon as something is typed.
    look().catch(() => undefined);
    return () => {
      isOver = true;
    };
  }, [form, ownId, fetchOpen, whenClosed, getValues, discard, restore]);
  return { offers, restore, discard };
}
