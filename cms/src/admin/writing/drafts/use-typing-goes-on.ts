import { useEffect, useRef } from 'react';
import { type FormValues, mergeTyped } from './draft';
import type { Save } from './saves';
import { useFormValues } from './use-form-values';

/**
 * Lets typing go on while the cms saves. Strapi puts into the form what it sent, and then what the cms has: what was typed
 * since is put over it, field by field.
 * @returns hears of requests about this form, and gives what was sent last.
 */
export function useTypingGoesOn(): { hear(save: Save): void; sent(): FormValues } {
  const { values, initialValues, getValues, setValues } = useFormValues();
  const seen = useRef(initialValues);
  const base = useRef(initialValues);
  const typed = useRef(values);
  const isDiscarding = useRef(false);

  useEffect(() => {
    const isReset = seen.current !== initialValues && values !== typed.current;
    seen.current = initialValues;
    if (!isReset) {
      typed.current = values;
      return;
    }
    const merged = isDiscarding.current ? values : mergeTyped(base.current, typed.current, values);
    isDiscarding.current = false;
    base.current = values;
    typed.current = merged;
    if (merged !== values) setValues(merged);
  }, [values, initialValues, setValues]);

  const hear = ({ phase, kind }: Save) => {
    if (phase === 'sent' && kind === 'save') base.current = getValues();
    if (kind === 'discard') isDiscarding.current = phase !== 'refused';
  };
  return { hear, sent: () => base.current };
}
