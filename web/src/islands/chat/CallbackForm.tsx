import type { CallbackRequest } from '@patient-press/shared/callback-request';
import { callFields } from '@patient-press/shared/form-fields';
import { callbackFormWords, chatWords } from '@patient-press/shared/words/chat';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { ChatFile } from '../../content/props/chat-file.ts';
import { Box } from '../form/Box.tsx';
import { Field } from '../form/Field.tsx';
import { hasErrors, toFieldErrors } from '../form/field-errors.ts';
import { Problems } from '../form/Problems.tsx';
import { SubmitButton } from '../form/SubmitButton.tsx';
import { Trap } from '../form/Trap.tsx';
import { type Carried, useRequest } from '../form/use-request.ts';
import { checkCallback, checkedFields, type FieldErrors, readForm, type Typed } from './check-callback.ts';
import type { Origin } from './origin-of.ts';
import { sendCallback } from './send-callback.ts';

type Consent = NonNullable<ChatFile['consent']>;

interface Props {
  consent: Consent;
  phone: ChatFile['phone'];
  origin: Origin;
}

/** A request as it was filled in. */
type Filled = Omit<CallbackRequest, keyof Carried>;

const toFilled = ({ phone, name, bestTime, website }: Typed, { key, version }: Consent, origin: Origin): Filled => ({
  phone,
  ...(name && { name }),
  ...(bestTime && { bestTime }),
  consent: { key, version, granted: true },
  ...origin,
  ...(website && { website }),
});

const FORM = 'chat';

function Sent({ typed, phone }: { typed: Typed; phone: Props['phone'] }) {
  const words = callbackFormWords.sent;
  const [willCall, atTheirTime] = words.willCall(typed);
  const [changedYourMind, period] = words.changedYourMind;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="chat-sent">
      <h3 ref={title} tabIndex={-1}>
        {words.title}
      </h3>
      <p>
        {willCall}
        <strong className="chat-number">{typed.phone}</strong>
        {atTheirTime}
      </p>
      {phone && (
        <p>
          {changedYourMind}
          <a className="chat-number" href={phone.href}>
            {phone.label}
          </a>
          {period}
        </p>
      )}
    </div>
  );
}

/** Requests a call. What was typed stays in the fields until it has arrived. */
export function CallbackForm({ consent, phone, origin }: Props) {
  const [openedAt] = useState(() => performance.now());
  const { sending, send, reset } = useRequest<Filled, null>(sendCallback, openedAt);
  const [missing, setMissing] = useState<FieldErrors>({});
  const [typed, setTyped] = useState<Typed>();
  const isSending = sending.kind === 'sending';
  const errors = useMemo(
    () => (sending.kind === 'refused' ? toFieldErrors(sending.errors, checkedFields) : missing),
    [sending, missing],
  );

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSending) return;
    const form = event.currentTarget;
    const found = checkCallback(readForm(form));
    setMissing(found);
    if (hasErrors(found)) return reset();
    send(() => {
      const given = readForm(form);
      setTyped(given);
      return hasErrors(checkCallback(given)) ? null : toFilled(given, consent, origin);
    });
  };

  if (sending.kind === 'sent' && typed) return <Sent typed={typed} phone={phone} />;
  return (
    <form className="chat-form" noValidate onSubmit={submit} aria-labelledby="chat-form-title">
      <h3 id="chat-form-title">{callbackFormWords.title}</h3>
      <Problems form={FORM} level={4} errors={errors} sending={sending} />
      <Field form={FORM} {...callFields.phone} error={errors.phone} />
      <Field form={FORM} {...callFields.name} />
      <Field form={FORM} {...callFields.bestTime} />
      <Trap form={FORM} />
      <Box
        // Other words are not those that were agreed to.
        key={consent.version}
        form={FORM}
        name="consent"
        text={consent.text}
        hint={callbackFormWords.consentHint}
        error={errors.consent}
      />
      <SubmitButton label={chatWords.requestCall} isSending={isSending} />
    </form>
  );
}
