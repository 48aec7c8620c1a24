import { useEffect, useRef, useState } from 'react';
import type { FormBox } from '../../content/props/guide-form.ts';
import { hasErrors, toFieldErrors } from '../form/field-errors.ts';
import type { Sending } from '../form/use-request.ts';
import { checkedFields, checkGuideRequest, type FieldErrors, type Typed } from './check-guide-request.ts';

export interface Checks {
  /** Beside the fields: they follow what is typed once the form was sent. */
  errors: FieldErrors;
  /** Above the form: what was wrong when it was last sent. */
  summary: FieldErrors;
  /** Checks a form that is to be sent. @returns whether it can be. */
  check(typed: Typed): boolean;
  /** Checks again after a change. Before the form was first sent, nothing is said of it. */
  recheck(typed: Typed): void;
}

/** What is wrong with the form, as the page finds it before sending, and as the site answers. */
export function useChecks(boxes: readonly FormBox[], sending: Sending<unknown>): Checks {
  const [errors, setErrors] = useState<FieldErrors>({});
  const [summary, setSummary] = useState<FieldErrors>({});
  const wasSent = useRef(false);

  useEffect(() => {
    const refused = sending.kind === 'refused' ? toFieldErrors(sending.errors, checkedFields) : {};
    if (!hasErrors(refused)) return;
    setErrors(refused);
    setSummary(refused);
  }, [sending]);

  return {
    errors,
    summary,
    check(typed) {
      const found = checkGuideRequest(typed, boxes);
      wasSent.current = true;
      setErrors(found);
      setSummary(found);
      return !hasErrors(found);
    },
    recheck(typed) {
      if (wasSent.current) setErrors(checkGuideRequest(typed, boxes));
    },
  };
}
