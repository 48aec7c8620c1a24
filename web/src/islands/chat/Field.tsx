interface Props {
  name: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  type?: 'text' | 'tel';
  autoComplete: string;
  maxLength: number;
}

/** A line to be filled in, with its hint and its error told to screen readers. */
export function Field({ name, label, hint, error, type = 'text', autoComplete, maxLength }: Props) {
  const id = `chat-${name}`;
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="chat-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="chat-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="chat-error">
          {error}
        </p>
      )}
      <input
        id={id}
        name={name}
        type={type}
        autoComplete={autoComplete}
        maxLength={maxLength}
        aria-describedby={told || undefined}
        aria-invalid={error ? true : undefined}
      />
    </div>
  );
}
