import { Box } from '../form/Box.tsx';
import { Field } from '../form/Field.tsx';
import type { Props as FormProps } from './GuideForm.tsx';

interface Props extends Pick<FormProps, 'boxes'> {
  form: string;
  /** Of the phone number. */
  error: string | undefined;
}

/** What a reader may agree to besides, and the number for it, which is shown once a box is ticked: by the style sheet. */
export function Boxes({ form, boxes, error }: Props) {
  if (boxes.length === 0) return null;
  return (
    <fieldset className="guide-form-boxes" aria-describedby={`${form}-boxes-hint`}>
      <legend>Only if you want to (optional)</legend>
      <p id={`${form}-boxes-hint`} className="form-hint">
        You get the guide just the same, whether you tick this or not.
      </p>
      {boxes.map(({ key, version, text }) => (
        // Other words are not those that were agreed to.
        <Box key={`${key}:${version}`} form={form} name="granted" value={key} text={text} />
      ))}
      <div className="guide-form-phone">
        <Field
          form={form}
          name="phone"
          label="Your phone number (optional)"
          hint="The number that we should call. It is kept only because you ticked a box."
          type="tel"
          autoComplete="tel"
          maxLength={40}
          error={error}
        />
      </div>
    </fieldset>
  );
}
