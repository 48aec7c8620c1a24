import type { ReactNode } from 'react';

interface Props {
  /** What the ids of the form begin with, so that two forms can stand on a page. */
  form: string;
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  type?: 'text' | 'tel' | 'email';
  autoComplete: string;
  maxLength: number;
  required?: boolean;
  /** What stands below the line. */
  children?: ReactNode;
}

/** The id of a field, which leads there from what is said of it. */
export const fieldId = (form: string, name: string): string => `${form}-${name}`;

/** A line to be filled in, with its hint and its error told to screen readers. */
export function Field({ form, name, label, hint, error, type = 'text', children, ...input }: Props) {
  const id = fieldId(form, name);
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
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
        type={type}
        aria-describedby={told || undefined}
        aria-invalid={error ? true : undefined}
      />
      {children}
    </div>
  );
}
