import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { ChatFile } from '../../content/chat-file.ts';
import { checkCallback, type FieldErrors, readForm, type Typed } from './check-callback.ts';
import { Field } from './Field.tsx';
import type { Origin } from './origin-of.ts';
import { Problems } from './Problems.tsx';
import { type Filled, useCallbackRequest } from './use-callback-request.ts';

type Consent = NonNullable<ChatFile['consent']>;

interface Props {
  consent: Consent;
  phone: ChatFile['phone'];
  origin: Origin;
}

const toFilled = ({ phone, name, bestTime, website }: Typed, { key, version }: Consent, origin: Origin): Filled => ({
  phone,
  ...(name && { name }),
  ...(bestTime && { bestTime }),
  consent: { key, version, granted: true },
  ...origin,
  ...(website && { website }),
});

function ConsentBox({ text, error }: { text: string; error: string | undefined }) {
  return (
    <div className="chat-field">
      {error && (
        <p id="chat-consent-error" className="chat-error">
          {error}
        </p>
      )}
      <div className="chat-box">
        <input
          id="chat-consent"
          name="consent"
          type="checkbox"
          aria-describedby={error ? 'chat-consent-hint chat-consent-error' : 'chat-consent-hint'}
          aria-invalid={error ? true : undefined}
        />
        <label htmlFor="chat-consent">{text}</label>
      </div>
      <p id="chat-consent-hint" className="chat-hint">
        Nobody calls without your yes, so the box has to be ticked. It starts empty because the yes is yours to give.
      </p>
    </div>
  );
}

/** What people do not see or reach; who fills it in is a program. */
const Trap = () => (
  <div className="chat-trap" aria-hidden="true">
    <label htmlFor="chat-website">Website</label>
    <input id="chat-website" name="website" type="text" tabIndex={-1} autoComplete="off" />
  </div>
);

function Sent({ typed, phone }: { typed: Typed; phone: Props['phone'] }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="chat-sent">
      <h3 ref={title} tabIndex={-1}>
        We have your request
      </h3>
      <p>
        A person will call you at <strong className="chat-number">{typed.phone}</strong>
        {typed.bestTime && <>. The time you gave: {typed.bestTime}</>}. There is nothing more that you have to do.
      </p>
      {phone && (
        <p>
          If you would rather not wait, or if you change your mind, call{' '}
          <a className="chat-number" href={phone.href}>
            {phone.label}
          </a>
          .
        </p>
      )}
    </div>
  );
}

/** Asks that somebody call. What was typed stays in the fields until it has arrived. */
export function CallbackForm({ consent, phone, origin }: Props) {
  const { sending, send, reset } = useCallbackRequest();
  const [missing, setMissing] = useState<FieldErrors>({});
  const [typed, setTyped] = useState<Typed>();
  const isSending = sending.kind === 'sending';
  const errors = sending.kind === 'refused' ? sending.errors : missing;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const given = readForm(event.currentTarget);
    const found = checkCallback(given);
    setMissing(found);
    if (Object.keys(found).length > 0) return reset();
    setTyped(given);
    send(toFilled(given, consent, origin));
  };

  if (sending.kind === 'sent' && typed) return <Sent typed={typed} phone={phone} />;
  return (
    <form className="chat-form" noValidate onSubmit={submit} aria-labelledby="chat-form-title">
      <h3 id="chat-form-title">We can call you</h3>
      <Problems errors={errors} sending={sending} />
      <Field name="phone" label="Your phone number" type="tel" autoComplete="tel" maxLength={40} error={errors.phone} />
      <Field name="name" label="Your name (optional)" autoComplete="name" maxLength={120} />
      <Field
        name="bestTime"
        label="A good time to call (optional)"
        hint="For example: weekday mornings."
        autoComplete="off"
        maxLength={120}
      />
      <Trap />
      {/* Other words are not those that were agreed to. */}
      <ConsentBox key={consent.version} text={consent.text} error={errors.consent} />
      <button type="submit" className="button" aria-disabled={isSending || undefined}>
        {isSending ? 'Sending …' : 'Ask for a call back'}
      </button>
      <p role="status" className="visually-hidden">
        {isSending ? 'Your request is being sent.' : ''}
      </p>
    </form>
  );
}
