import { LONGEST_NOTE } from '@patient-press/shared/payloads/changes';
import { Box, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { ChangeEvent, ReactNode } from 'react';
import { formatDate } from '../times';
import { changeListWords as words } from '../words/changes';

interface Props {
  name: string;
  label?: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

interface Change {
  id?: number;
  date: string;
  note: string;
}

/** The notes that readers have on major changes: their words can be fixed, and nothing else. */
export function ChangesField({ name, label, hint, disabled = false }: Props) {
  const { value, onChange } = useField<Change[] | null>(name);
  const changes = value ?? [];
  const write = (index: number, note: string) =>
    onChange(
      name,
      changes.map((change, at) => (at === index ? { ...change, note } : change)),
    );
  return (
    <Box tag="section" aria-label={typeof label === 'string' ? label : name}>
      <Typography tag="h3" variant="pi" fontWeight="bold" textColor="neutral800">
        {label ?? name}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={1}>
        {changes.length > 0 ? hint : words.none}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={4} paddingTop={changes.length > 0 ? 4 : 0}>
        {changes.map(({ id, date, note }, index) => (
          <Field.Root key={id ?? `${date} ${index}`} name={`${name}.${index}.note`}>
            <Field.Label>{words.noteOn(formatDate(date))}</Field.Label>
            <Textarea
              name={`${name}.${index}.note`}
              value={note}
              maxLength={LONGEST_NOTE}
              disabled={disabled}
              onChange={(event: ChangeEvent<HTMLTextAreaElement>) => write(index, event.target.value)}
            />
          </Field.Root>
        ))}
      </Flex>
    </Box>
  );
}
