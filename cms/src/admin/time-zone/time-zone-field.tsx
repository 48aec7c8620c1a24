import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { timeZoneWords as words } from '../words/time-zone';
import { timeZoneChoices, timeZoneInWords } from './time-zones';

interface Props {
  name: string;
  label?: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
}

/** A time zone, searched for by its city or by what people call it. Left blank, nothing is stored. */
export function TimeZoneField({ name, label, hint, required = false, disabled = false }: Props) {
  const { value, onChange, error } = useField<unknown>(name);
  const chosen = typeof value === 'string' ? value : '';
  const known = timeZoneChoices();
  const isListed = !chosen || known.some((choice) => choice.value === chosen);
  const choices = isListed ? known : [{ value: chosen, label: timeZoneInWords(chosen) }, ...known];
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label>{label ?? name}</Field.Label>
      <Combobox
        value={chosen}
        disabled={disabled}
        autocomplete={{ type: 'list', filter: 'contains' }}
        onChange={(next) => onChange(name, next || null)}
        onClear={() => onChange(name, null)}
        clearLabel={words.clear}
        noOptionsMessage={() => words.none}
      >
        {choices.map((choice) => (
          <ComboboxOption key={choice.value} value={choice.value}>
            {choice.label}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}
