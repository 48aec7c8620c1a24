import type { TextField } from '@patient-press/shared/form-fields';
import type { ReactNode } from 'react';

interface Props extends TextField {
  /** What the ids of the form begin with, so that two forms can be on one page. */
  form: string;
  error?: string | undefined;
  /** What is shown below the line. */
  children?: ReactNode;
}

/** The id of a field, for links to it. */
export const fieldId = (form: string, name: string): string => `${form}-${name}`;

/** A line to fill in. Screen readers read its hint and its error with it. */
export function Field({ form, name, label, hint, error, children, ...input }: Props) {
  const id = fieldId(form, name);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="form-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="form-error">
          {error}
        </p>
      )}
      <input
        {...input}
        id={id}
        name={name}
        aria-describedby={describedBy || undefined}
        aria-invalid={error ? true : undefined}
      />
      {children}
    </div>
  );
}
