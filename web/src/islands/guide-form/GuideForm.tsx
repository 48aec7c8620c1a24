import type { GUIDE_NOTICE, GuideRequest } from '@patient-press/shared/guide-request';
import { type FormEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { GuideForm as Content } from '../../content/props/guide-form.ts';
import { Field } from '../form/Field.tsx';
import { Problems } from '../form/Problems.tsx';
import type { FieldProblem } from '../form/post-json.ts';
import { Trap } from '../form/Trap.tsx';
import { type Carried, useRequest } from '../form/use-request.ts';
import { Boxes } from './Boxes.tsx';
import {
  checkedFields,
  checkGuideRequest,
  type FieldErrors,
  readForm,
  type Typed,
  toRelationship,
} from './check-guide-request.ts';
import { keepDownload } from './kept-download.ts';
import { forgetLedBy, ledBy } from './led-by.ts';
import { openProver } from './proof-of-work.ts';
import { RelationshipField } from './RelationshipField.tsx';
import { Suggestion } from './Suggestion.tsx';
import { sendGuideRequest } from './send-guide-request.ts';
import { suggestEmail } from './suggest-email.ts';

export interface Props extends Content {
  /** Path of the page that the form is on. */
  page: string;
  /** Path of the page that is shown when a request was taken. */
  thankYou: string;
  /** Where it is sent. */
  action: string;
}

export const FORM = 'guide';
const noticeKey: typeof GUIDE_NOTICE = 'guide';

/** A request as it was filled in. */
type Filled = Omit<GuideRequest, keyof Carried | 'proof'>;

function toFilled(typed: Typed, { guide, notice, boxes, page }: Props): Filled {
  const { email, name, phone, granted, website } = typed;
  const relationship = toRelationship(typed.relationship);
  const banner = ledBy(page);
  return {
    guide,
    email,
    ...(name && { name }),
    ...(phone && { phone }),
    ...(relationship && { relationship }),
    consents: [
      { key: noticeKey, version: notice.version, granted: true },
      ...boxes.map(({ key, version }) => ({ key, version, granted: granted.includes(key) })),
    ],
    page,
    ...(banner && { banner }),
    ...(website && { website }),
  };
}

function toFieldErrors(problems: readonly FieldProblem[]): FieldErrors {
  const found: FieldErrors = {};
  for (const { field, message } of problems) {
    const name = checkedFields.find((one) => one === field);
    if (name) found[name] ??= message;
  }
  return found;
}

const hasAny = (errors: FieldErrors) => Object.keys(errors).length > 0;

/**
 * The form for a guide. The press draws it into the page, where it is an ordinary form; once it is taken over, the same
 * fields, with what is in them, are checked and sent from the page.
 */
export function GuideForm(props: Props) {
  const { guide, page, notice, boxes, action, thankYou } = props;
  const form = useRef<HTMLFormElement>(null);
  const [prover] = useState(openProver);
  const post = useCallback((request: Filled & Carried) => sendGuideRequest(request, prover), [prover]);
  // It was there to be filled in from the moment that the page was.
  const { sending, send, reset } = useRequest(post, 0);
  const [found, setFound] = useState<FieldErrors>({});
  /** What was wrong when it was last sent: told above the form, while the fields' own errors follow the typing. */
  const [told, setTold] = useState<FieldErrors>({});
  const [suggestion, setSuggestion] = useState<string | null>(null);
  const wasSent = useRef(false);
  const isPressed = useRef(false);
  const refused = useMemo(() => (sending.kind === 'refused' ? toFieldErrors(sending.errors) : {}), [sending]);
  const isUnderWay = sending.kind === 'sending' || sending.kind === 'sent';

  useEffect(() => {
    if (!form.current) return;
    form.current.noValidate = true;
    if (readForm(form.current).email) prover.begin();
  }, [prover]);
  useEffect(() => {
    if (!hasAny(refused)) return;
    setFound(refused);
    setTold(refused);
  }, [refused]);
  useEffect(() => {
    if (sending.kind !== 'sent') return;
    const { download } = sending.answer;
    if (download) keepDownload(thankYou, download);
    forgetLedBy();
    location.assign(thankYou);
  }, [sending, thankYou]);
  useEffect(() => {
    // Whoever goes back finds the form as it was, ready.
    const comeBack = ({ persisted }: PageTransitionEvent) => persisted && reset();
    addEventListener('pageshow', comeBack);
    return () => removeEventListener('pageshow', comeBack);
  }, [reset]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isUnderWay) return;
    const element = event.currentTarget;
    const typed = readForm(element);
    const errors = checkGuideRequest(typed, boxes);
    const meant = suggestEmail(typed.email);
    wasSent.current = true;
    setFound(errors);
    setTold(errors);
    setSuggestion(meant);
    if (hasAny(errors)) return reset();
    // Mail to a mistyped address is lost, so the question is asked once before it is sent.
    if (meant && meant !== suggestion) return document.getElementById(`${FORM}-email`)?.focus();
    send(() => {
      const now = readForm(element);
      return hasAny(checkGuideRequest(now, boxes)) ? null : toFilled(now, props);
    });
  };

  const leave = (event: FormEvent<HTMLFormElement>) => {
    // What appears now would move the button from under the finger.
    if (isPressed.current) return;
    const typed = readForm(event.currentTarget);
    if (event.target instanceof HTMLInputElement && event.target.name === 'email')
      setSuggestion(suggestEmail(typed.email));
    if (wasSent.current) setFound(checkGuideRequest(typed, boxes));
  };

  const takeSuggestion = (email: string) => {
    const field = form.current?.elements.namedItem('email');
    if (!(field instanceof HTMLInputElement)) return;
    field.value = email;
    setSuggestion(null);
    if (wasSent.current && form.current) setFound(checkGuideRequest(readForm(form.current), boxes));
    field.focus();
  };

  return (
    <form
      ref={form}
      className="guide-form"
      method="post"
      action={action}
      aria-labelledby="guide-form-title"
      onSubmit={submit}
      onInput={() => prover.begin()}
      onBlur={leave}
    >
      <h2 id="guide-form-title">Get this guide as a PDF</h2>
      <p className="guide-form-lead">
        Tell us where to send it. You’ll get an email with a link to the PDF within minutes. It’s free, and your email
        address is all that we need.
      </p>
      <Problems form={FORM} level={3} errors={told} sending={sending} />
      <input type="hidden" name="guide" value={guide} />
      <input type="hidden" name="page" value={page} />
      <input type="hidden" name="shown" value={`${noticeKey}:${notice.version}`} />
      {boxes.map(({ key, version }) => (
        <input key={key} type="hidden" name="shown" value={`${key}:${version}`} />
      ))}
      <Field
        form={FORM}
        name="email"
        label="Your e-mail address"
        type="email"
        autoComplete="email"
        maxLength={254}
        required
        error={found.email}
      >
        <Suggestion email={suggestion} onTake={takeSuggestion} />
      </Field>
      <div className="guide-form-pair">
        <Field
          form={FORM}
          name="name"
          label="Your name (optional)"
          autoComplete="name"
          maxLength={120}
          error={found.name}
        />
        <RelationshipField form={FORM} />
      </div>
      <Trap form={FORM} />
      <Boxes form={FORM} boxes={boxes} error={found.phone} />
      <p className="form-hint">{notice.text}</p>
      <button
        type="submit"
        className="button"
        aria-disabled={isUnderWay || undefined}
        onPointerDown={() => {
          isPressed.current = true;
        }}
        onPointerUp={() => {
          isPressed.current = false;
        }}
        onPointerCancel={() => {
          isPressed.current = false;
        }}
        onPointerLeave={() => {
          isPressed.current = false;
        }}
      >
        {isUnderWay ? 'Sending …' : 'Send me the guide'}
      </button>
      <p role="status" className="visually-hidden">
        {isUnderWay ? 'Your request is being sent.' : ''}
      </p>
    </form>
  );
}
