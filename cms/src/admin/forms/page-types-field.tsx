import { pageKinds } from '@patient-press/shared/placements';
import { Checkbox, Field, Flex } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { pageTypeWords as words } from '../words/banner-form';

interface PageTypesProps {
  name: string;
  label?: ReactNode;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
}

/** The list as it was read, or as it was typed before there were checkboxes. */
function chosenIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return [];
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

/** The types of page on which a banner runs, in place of a list in JSON. None chosen is all of them, stored as nothing. */
export function PageTypesField({ name, label, hint, required = false, disabled = false }: PageTypesProps) {
  const { value, onChange, error } = useField<unknown>(name);
  const chosen = chosenIn(value);
  const toggle = (kind: string, isChosen: boolean) => {
    const next = pageKinds.filter((one) => (one === kind ? isChosen : chosen.includes(one)));
    onChange(name, next.length > 0 ? next : null);
  };
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label>{label ?? name}</Field.Label>
      <Flex role="group" aria-label={typeof label === 'string' ? label : name} gap={4} wrap="wrap" paddingBlock={2}>
        {pageKinds.map((kind) => (
          <Checkbox
            key={kind}
            checked={chosen.includes(kind)}
            disabled={disabled}
            onCheckedChange={(isChosen: boolean | 'indeterminate') => toggle(kind, isChosen === true)}
          >
            {words[kind]}
          </Checkbox>
        ))}
      </Flex>
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}
