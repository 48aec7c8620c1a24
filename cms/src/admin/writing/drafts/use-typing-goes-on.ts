import { useQueryParams } from '@strapi/strapi/admin';
import { useCallback, useEffect, useRef, useState } from 'react';
import { seenVersions } from '../../conflicts/open-documents';
import { askedIn } from '../../conflicts/seen-versions';
import type { Filled } from '../../conflicts/use-stale';
import { contested, type FormValues, mergeTyped } from './draft';
import type { Save } from './saves';
import { useFormValues } from './use-form-values';

const NOTHING: Filled = { version: undefined, values: {} };

/**
 * What each of Strapi's forms was filled with, by a function that a form has as long as it lives: what is beside the form, and
 * this hook with it, is drawn again when the window gets narrow.
 */
const filledForms = new WeakMap<() => FormValues, Filled>();

interface TypingGoesOn {
  /** Hears of requests about this form. */
  hear(save: Save): void;
  /** What was sent last. */
  sent(): FormValues;
  /** What the next save is based on. It never changes. */
  filled(): Filled;
  /** Puts values into the form that were made from what is stored now, which was asked for as the draft. */
  rebase(stored: FormValues, values: FormValues): void;
}

/**
 * Lets typing go on while the cms saves. Strapi puts into the form what it sent, and then what the cms has: what was typed
 * since is put over it, field by field.
 *
 * When Strapi has fetched what someone else saved in the same fields, the form stays one of the version before: saving it is
 * refused, and both versions are shown.
 * @param key of the document in {@link seenVersions}.
 */
export function useTypingGoesOn(key: string): TypingGoesOn {
  const { values, initialValues, getValues, setValues } = useFormValues();
  const [{ query }] = useQueryParams<{ status?: string }>();
  const as = askedIn(query);
  const seen = useRef(initialValues);
  const base = useRef(initialValues);
  const typed = useRef(values);
  const isDiscarding = useRef(false);
  const [fill] = useState(() => (now: Filled) => void filledForms.set(getValues, now));
  const filled = useCallback(() => filledForms.get(getValues) ?? NOTHING, [getValues]);
  useState(() => filledForms.has(getValues) || fill({ version: seenVersions.inForm(key, as), values: initialValues }));
  /** The version that this form made itself: what the cms made of it on the way is no one else's. */
  const written = useRef<string | undefined>(undefined);

  useEffect(() => {
    const isReset = seen.current !== initialValues && values !== typed.current;
    seen.current = initialValues;
    if (!isReset) {
      typed.current = values;
      return;
    }
    const version = seenVersions.inForm(key, as);
    const isOwn = isDiscarding.current || version === written.current;
    const isContested = !isOwn && contested({ base: base.current, values: typed.current }, values).length > 0;
    const merged = isDiscarding.current ? values : mergeTyped(base.current, typed.current, values);
    isDiscarding.current = false;
    base.current = values;
    typed.current = merged;
    if (!isContested) fill({ version, values });
    if (merged !== values) setValues(merged);
  }, [key, values, initialValues, setValues, fill, as]);

  const hear = ({ phase, kind }: Save) => {
    if (phase === 'sent' && kind === 'save') base.current = getValues();
    if (kind === 'discard') isDiscarding.current = phase !== 'refused';
    if (phase !== 'saved') return;
    written.current = seenVersions.inForm(key, as);
    fill({ version: written.current, values: kind === 'save' ? base.current : filled().values });
  };
  const rebase = (stored: FormValues, values: FormValues) => {
    base.current = stored;
    typed.current = values;
    fill({ version: seenVersions.inForm(key, 'draft'), values: stored });
    setValues(values);
  };
  return { hear, sent: () => base.current, filled, rebase };
}
