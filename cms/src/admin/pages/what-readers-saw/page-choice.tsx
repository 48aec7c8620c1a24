import { Box, Field, Flex, TextButton, TextInput, Typography } from '@strapi/design-system';
import { type FormEvent, useId, useState } from 'react';
import type { FoundPage } from '../../../site-record/contract';
import { siteRecordApi } from '../../site-record-api';
import { formatDate } from '../../times';
import { pageChoiceWords as words } from '../../words/what-readers-saw';

/** A path, or a whole URL: the cms says whether it is of this site. */
const isAddress = (text: string): boolean => /^(https?:\/\/|\/)/i.test(text);

const labelOf = ({ title, path, goneSince }: FoundPage): string =>
  `${title} – ${path}${goneSince ? words.gone(formatDate(goneSince.slice(0, 10))) : ''}`;

function Found({ search, onChoose }: { search: string; onChoose(page: string): void }) {
  const { currentData, isFetching } = siteRecordApi.useSitePagesQuery({ search });
  const options = [
    ...(currentData ?? []).map((page) => ({ page: page.path, label: labelOf(page) })),
    ...(isAddress(search) ? [{ page: search, label: words.lookUp(search) }] : []),
  ];
  if (options.length === 0)
    return (
      <Typography aria-live="polite" textColor="neutral600">
        {isFetching ? words.searching : words.noneFound}
      </Typography>
    );
  return (
    <Flex tag="ul" aria-label={words.found} direction="column" alignItems="stretch" gap={2}>
      {options.map(({ page, label }) => (
        <Box key={`${page} ${label}`} tag="li">
          <TextButton onClick={() => onChoose(page)} style={{ textAlign: 'start', overflowWrap: 'anywhere' }}>
            {label}
          </TextButton>
        </Box>
      ))}
    </Flex>
  );
}

/** Chooses a page by its title, or by a URL that is pasted. @param page its path; empty: none. */
export function PageChoice({ page, onChoose }: { page: string; onChoose(page: string): void }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const search = typed.trim();
  const choose = (chosen: string) => {
    setTyped('');
    onChoose(chosen);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isAddress(search)) choose(search);
  };
  return (
    <Box tag="form" role="search" onSubmit={submit} flex="1 1 320px" maxWidth="640px" minWidth="0">
      <Field.Root id={id} hint={page ? words.chosen(page) : words.pageHint}>
        <Field.Label>{words.page}</Field.Label>
        <TextInput
          type="search"
          placeholder={words.placeholder}
          autoComplete="off"
          value={typed}
          onChange={({ target }: { target: HTMLInputElement }) => setTyped(target.value)}
        />
        <Field.Hint />
      </Field.Root>
      {search && (
        <Box marginTop={2} padding={4} background="neutral0" shadow="filterShadow" hasRadius>
          <Found search={search} onChoose={choose} />
        </Box>
      )}
    </Box>
  );
}
