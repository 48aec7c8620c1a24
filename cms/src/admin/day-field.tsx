import { Field, TextInput } from '@strapi/design-system';

interface Props {
  label: string;
  /** As `2026-11-23`. */
  day: string;
  choose(day: string): void;
}

/** Chooses a day. It can't be left blank. */
export function DayField({ label, day, choose }: Props) {
  return (
    <Field.Root width="170px">
      <Field.Label>{label}</Field.Label>
      <TextInput
        type="date"
        value={day}
        onChange={({ target }: { target: HTMLInputElement }) => target.value && choose(target.value)}
      />
    </Field.Root>
  );
}
