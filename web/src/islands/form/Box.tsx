import { fieldId } from './Field.tsx';

interface Props {
  form: string;
  name: string;
  /** What distinguishes this box from others of its name. */
  value?: string;
  text: string;
  hint?: string;
  error?: string | undefined;
}

/** A box to tick beside the words that it says yes to. */
export function Box({ form, name, value, text, hint, error }: Props) {
  const id = fieldId(form, value ?? name);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="form-field">
      {error && (
        <p id={`${id}-error`} className="form-error">
          {error}
        </p>
      )}
      <div className="form-box">
        <input
          id={id}
          name={name}
          type="checkbox"
          value={value}
          aria-describedby={describedBy || undefined}
          aria-invalid={error ? true : undefined}
        />
        <label htmlFor={id}>{text}</label>
      </div>
      {hint && (
        <p id={`${id}-hint`} className="form-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
