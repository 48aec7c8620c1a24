import { Box, Field, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Trash } from '@strapi/icons';
import { useField } from '@strapi/strapi/admin';
import type { ChangeEvent } from 'react';
import { sourceListWords as words } from '../../words/writing';
import { SourceLine } from '../citations/use-source-choices';
import type { Row } from './entries';

interface Props {
  row: Row;
  /** Of the list in the form. */
  name: string;
  isDisabled: boolean;
  /** Left out: the entry can't be moved that way. */
  onUp?: (() => void) | undefined;
  onDown?: (() => void) | undefined;
  onRemove?: (() => void) | undefined;
}

function Note({ name, isDisabled }: { name: string; isDisabled: boolean }) {
  const { value, onChange, error } = useField<string | null>(name);
  return (
    <Field.Root name={name} error={error}>
      <Field.Label>{words.note}</Field.Label>
      <Field.Input
        disabled={isDisabled}
        value={value ?? ''}
        onChange={({ target }: ChangeEvent<HTMLInputElement>) => onChange(name, target.value || null)}
      />
      <Field.Error />
    </Field.Root>
  );
}

function Problem({ name }: { name: string }) {
  const { error } = useField(name);
  return error ? (
    <Typography variant="pi" textColor="danger600" data-strapi-field-error="">
      {error}
    </Typography>
  ) : null;
}

/** One source of the list: its number, its title and what tells it apart, and its note. */
export function SourceRow({ row, name, isDisabled, onUp, onDown, onRemove }: Props) {
  const { index, source, number } = row;
  const title = source?.title ?? (source === null ? words.gone : words.loading);
  return (
    <Flex tag="li" alignItems="flex-start" gap={3} padding={3} borderColor="neutral200" hasRadius background="neutral0">
      <Typography fontWeight="bold" style={{ minInlineSize: '2.4rem' }}>
        {number === null ? '–' : `${number}.`}
      </Typography>
      <Box flex="1" style={{ minInlineSize: 0, overflowWrap: 'anywhere' }}>
        {source ? <SourceLine source={source} /> : <Typography textColor="neutral600">{title}</Typography>}
        {index === null ? (
          <Typography variant="pi" textColor="neutral600">
            {words.addedOnSave}
          </Typography>
        ) : (
          <Box paddingTop={2}>
            <Problem name={`${name}.${index}.source`} />
            <Note name={`${name}.${index}.note`} isDisabled={isDisabled} />
          </Box>
        )}
      </Box>
      {!isDisabled && (onUp || onDown || onRemove) && (
        <Flex gap={1}>
          {onUp && (
            <IconButton variant="ghost" label={words.up(title)} onClick={onUp}>
              <ArrowUp />
            </IconButton>
          )}
          {onDown && (
            <IconButton variant="ghost" label={words.down(title)} onClick={onDown}>
              <ArrowDown />
            </IconButton>
          )}
          {onRemove && (
            <IconButton variant="ghost" label={words.remove(title)} onClick={onRemove}>
              <Trash />
            </IconButton>
          )}
        </Flex>
      )}
    </Flex>
  );
}
