import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';

interface CodeFormProps {
  label: string;
  hint?: string;
  submit: string;
  type?: 'text' | 'password';
  /** Whether digits alone are expected: phones show their keypad. */
  isNumeric?: boolean;
  autoComplete: 'one-time-code' | 'current-password' | 'off';
  /** What was wrong with what was sent before. */
  error: string | null;
  isBusy: boolean;
  beside?: ReactNode;
  onSubmit(entered: string): void;
}

/** One field and its button: for a code, or the password. What was wrong is said under the field, which gets the focus. */
export function CodeForm(props: CodeFormProps) {
  const { label, hint, submit, type = 'text', isNumeric, autoComplete, error, isBusy, beside, onSubmit } = props;
  const [entered, setEntered] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (error && !isBusy) input.current?.focus();
  }, [error, isBusy]);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (entered.trim()) onSubmit(entered.trim());
  };
  return (
    <form onSubmit={send} noValidate>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Field.Root name="code" required hint={hint} error={error ?? undefined}>
          <Field.Label>{label}</Field.Label>
          <TextInput
            ref={input}
            type={type}
            value={entered}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            {...(isNumeric && { inputMode: 'numeric' })}
            onChange={({ target }: { target: HTMLInputElement }) => setEntered(target.value)}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
        <Flex gap={2} wrap="wrap">
          <Button type="submit" loading={isBusy}>
            {submit}
          </Button>
          {beside}
        </Flex>
      </Flex>
    </form>
  );
}
