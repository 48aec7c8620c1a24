import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useState } from 'react';
import { siteRecordApi } from '../../site-record-api';
import { formatDate } from '../../times';
import { pageChoiceWords as words } from '../../words/what-readers-saw';

const labelOf = ({ title, path, goneSince }: { title: string; path: string; goneSince: string | null }): string =>
  `${title} – ${path}${goneSince ? words.gone(formatDate(goneSince.slice(0, 10))) : ''}`;

/** Chooses a page by its title, or by a URL that is pasted. @param page its path; empty: none. */
export function PageChoice({ page, onChoose }: { page: string; onChoose(page: string): void }) {
  const [typed, setTyped] = useState('');
  const search = typed.trim();
  const { data: found = [], isFetching } = siteRecordApi.useSitePagesQuery({ search });
  const isAddress = /^(https?:\/\/|\/)/.test(search);
  const options = found.map((one) => ({ value: one.path, label: labelOf(one) }));
  const others = [page, isAddress ? search : ''].filter(
    (value, index, all) => value && all.indexOf(value) === index && !options.some((option) => option.value === value),
  );
  return (
    <Field.Root hint={words.pageHint} flex="1 1 320px" maxWidth="640px" minWidth="0">
      <Field.Label>{words.page}</Field.Label>
      <Combobox
        autocomplete="none"
        value={page}
        filterValue=""
        loading={isFetching}
        loadingMessage={words.searching}
        noOptionsMessage={() => words.noneFound}
        clearLabel={words.clear}
        onInputChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
        onChange={(chosen) => chosen !== undefined && onChoose(String(chosen))}
        onClear={() => {
          setTyped('');
          onChoose('');
        }}
      >
        {options.map(({ value, label }) => (
          <ComboboxOption key={value} value={value}>
            {label}
          </ComboboxOption>
        ))}
        {others.map((value) => (
          <ComboboxOption key={value} value={value}>
            {value === page ? value : words.lookUp(value)}
          </ComboboxOption>
        ))}
      </Combobox>
      <Field.Hint />
    </Field.Root>
  );
}
