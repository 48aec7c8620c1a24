import { Field, Flex } from '@strapi/design-system';
import { type ChangeEvent, type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { type Choice, Choices, type KeyTaker } from './choices';

interface SearchBoxProps {
  label: string;
  /** The name of the list, for screen readers. */
  listLabel: string;
  value: string;
  error?: string | undefined;
  choices: readonly Choice[];
  /** What the list says when it has no choice. */
  empty: string;
  isPending?: boolean;
  onChange(value: string): void;
  /** Enter, when it chose nothing from the list. */
  onEnter?(): void;
}

/** A line to type in, and below it a list that the arrow keys and Enter choose from. */
export function SearchBox({
  label,
  listLabel,
  value,
  error,
  choices,
  empty,
  isPending = false,
  onChange,
  onEnter,
}: SearchBoxProps) {
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const keys = useRef<KeyTaker | null>(null);
  const onKeys = useCallback((take: KeyTaker | null) => {
    keys.current = take;
  }, []);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Field.Root error={error}>
        <Field.Label>{label}</Field.Label>
        <Field.Input
          ref={setInput}
          role="combobox"
          aria-expanded
          autoFocus
          value={value}
          onChange={({ target }: ChangeEvent<HTMLInputElement>) => onChange(target.value)}
          onKeyDown={(event: KeyboardEvent) => {
            if (keys.current?.(event.nativeEvent) || event.key !== 'Enter') return;
            // In a form, Enter would save it.
            event.preventDefault();
            onEnter?.();
          }}
        />
        <Field.Error />
      </Field.Root>
      <Choices
        label={listLabel}
        choices={choices}
        empty={empty}
        isPending={isPending}
        focused={input}
        onKeys={onKeys}
      />
    </Flex>
  );
}
