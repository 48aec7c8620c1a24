import { guideFields } from '@patient-press/shared/form-fields';
import { type FormEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { GuideForm } from '../../content/props/guide-form.ts';
import { fieldId } from '../form/Field.tsx';
import { hasErrors } from '../form/field-errors.ts';
import { type Carried, useRequest } from '../form/use-request.ts';
import { checkGuideRequest, readForm } from './check-guide-request.ts';
import { openProver } from './proof-of-work.ts';
import { sendGuideRequest } from './send-guide-request.ts';
import { suggestEmail } from './suggest-email.ts';
import { type FilledRequest, toRequest } from './to-request.ts';
import { useChecks } from './use-checks.ts';
import { useThankYou } from './use-thank-you.ts';

export interface Props extends GuideForm {
  /** Path of the page that the form is on. */
  page: string;
  /** Path of the page that is shown when a request was accepted. */
  thankYou: string;
  /** Where it is sent. */
  action: string;
}

/** What the ids of the form begin with. */
export const FORM = 'guide';

/** The proof of work of one form. It begins when the reader does, or, if the form is filled in already, at once. */
function useProver(form: RefObject<HTMLFormElement | null>) {
  const [prover] = useState(openProver);
  useEffect(() => {
    if (!form.current) return;
    form.current.noValidate = true;
    if (readForm(form.current).email) prover.begin();
  }, [form, prover]);
  return prover;
}

/** How the form for a guide behaves: what is wrong with it, which email address it suggests, and how it is sent. */
export function useGuideForm(props: Props) {
  const { page, boxes, thankYou } = props;
  const form = useRef<HTMLFormElement>(null);
  const prover = useProver(form);
  const post = useCallback((request: FilledRequest & Carried) => sendGuideRequest(request, prover), [prover]);
  // It was there to be filled in from the moment that the page was.
  const { sending, send, reset } = useRequest(post, 0);
  const { errors, summary, check, recheck } = useChecks(boxes, sending);
  const [suggestion, setSuggestion] = useState<string | null>(null);
  const isPressed = useRef(false);
  const isUnderWay = sending.kind === 'sending' || sending.kind === 'sent';
  useThankYou(sending, thankYou, reset);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isUnderWay) return;
    const element = event.currentTarget;
    const typed = readForm(element);
    const suggested = suggestEmail(typed.email);
    setSuggestion(suggested);
    if (!check(typed)) return reset();
    // An email to a mistyped address is lost, so the question is asked once before the form is sent.
    if (suggested && suggested !== suggestion)
      return document.getElementById(fieldId(FORM, guideFields.email.name))?.focus();
    send(() => {
      const now = readForm(element);
      return hasErrors(checkGuideRequest(now, boxes)) ? null : toRequest(now, props, page);
    });
  };

  const leaveField = (event: FormEvent<HTMLFormElement>) => {
    // What appears now would move the button from under the finger.
    if (isPressed.current) return;
    const typed = readForm(event.currentTarget);
    if (event.target instanceof HTMLInputElement && event.target.name === guideFields.email.name)
      setSuggestion(suggestEmail(typed.email));
    recheck(typed);
  };

  const takeSuggestion = (email: string) => {
    const field = form.current?.elements.namedItem(guideFields.email.name);
    if (!form.current || !(field instanceof HTMLInputElement)) return;
    field.value = email;
    setSuggestion(null);
    recheck(readForm(form.current));
    field.focus();
  };

  const press = (isDown: boolean) => {
    isPressed.current = isDown;
  };

  return {
    form,
    sending,
    isUnderWay,
    errors,
    summary,
    suggestion,
    takeSuggestion,
    press,
    handlers: { onSubmit: submit, onInput: () => prover.begin(), onBlur: leaveField },
  };
}
