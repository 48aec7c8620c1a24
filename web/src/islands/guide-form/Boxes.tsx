import { guidePhoneField } from '@patient-press/shared/form-fields';
import { guideFormWords } from '@patient-press/shared/words/guide-form';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { GuideForm } from '../../content/props/guide-form.ts';
import { Box } from '../form/Box.tsx';
import { Field } from '../form/Field.tsx';
import { wantsCall } from './check-guide-request.ts';

interface Props extends Pick<GuideForm, 'boxes'> {
  form: string;
  /** Of the phone number. */
  error: string | undefined;
}

/** What a reader may agree to besides, and the number for it, which is shown once a box is checked: by the style sheet. */
export function Boxes({ form, boxes, error }: Props) {
  const fieldset = useRef<HTMLFieldSetElement>(null);
  const [isPhoneRequired, setPhoneRequired] = useState(false);
  const look = useCallback(() => {
    const checked = [...(fieldset.current?.querySelectorAll<HTMLInputElement>('input:checked') ?? [])];
    const granted = checked.map(({ value }) => value);
    setPhoneRequired(wantsCall(granted, boxes));
  }, [boxes]);
  // A box may have been checked before the form was taken over.
  useEffect(look, [look]);
  if (boxes.length === 0) return null;
  const hasCall = boxes.some(({ asksForCall }) => asksForCall);
  return (
    <fieldset ref={fieldset} className="guide-form-boxes" onChange={look} aria-describedby={`${form}-boxes-hint`}>
      <legend>{guideFormWords.boxes}</legend>
      <p id={`${form}-boxes-hint`} className="form-hint">
        {guideFormWords.boxesHint}
      </p>
      {boxes.map(({ key, version, text }) => (
        // Other words are not those that were agreed to.
        <Box key={`${key}:${version}`} form={form} name="granted" value={key} text={text} />
      ))}
      <div className="guide-form-phone">
        <Field form={form} {...guidePhoneField(hasCall)} required={isPhoneRequired} error={error} />
      </div>
    </fieldset>
  );
}
