import {
  Button,
  Field,
  Flex,
  Searchbar,
  SearchForm,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { type FormEvent, useState } from 'react';
import { type DownloadFilters, type DownloadList, downloadStates } from '../../../intake/admin/downloads-contract';
import { stateWords } from './words';

const ALL = 'all';

interface Props {
  filters: DownloadFilters;
  guides: DownloadList['guides'];
  onChange(change: Partial<DownloadFilters>): void;
}

function EmailSearch({ filters, onChange }: Omit<Props, 'guides'>) {
  const [typed, setTyped] = useState(filters.email);
  const search = (event: FormEvent) => {
    event.preventDefault();
    // Somebody who is looked for may have asked long ago, and may have been taken for spam.
    onChange(
      typed.trim() ? { email: typed, state: 'all', guide: null, from: undefined, to: undefined } : { email: '' },
    );
  };
  return (
    <SearchForm onSubmit={search}>
      <Searchbar
        name="email"
        value={typed}
        onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
        onClear={() => {
          setTyped('');
          onChange({ email: '' });
        }}
        clearLabel="Clear the search"
        placeholder="E-mail address, then Enter"
        autoComplete="off"
      >
        Search by e-mail address
      </Searchbar>
    </SearchForm>
  );
}

function DayField({ label, day, choose }: { label: string; day: string | undefined; choose(day: string): void }) {
  return (
    <Field.Root width="150px">
      <Field.Label>{label}</Field.Label>
      <TextInput
        type="date"
        value={day ?? ''}
        onChange={({ target }: { target: HTMLInputElement }) => choose(target.value)}
      />
    </Field.Root>
  );
}

/** Which requests are shown, and saved as a file. */
export function DownloadFilterRow({ filters, guides, onChange }: Props) {
  const { guide, state, from, to } = filters;
  const isNarrowed = guide !== null || state !== 'all' || Boolean(from ?? to);
  return (
    <Flex alignItems="flex-end" gap={4} wrap="wrap">
      <Field.Root width="200px" maxWidth="100%">
        <Field.Label>What became of it</Field.Label>
        <SingleSelect
          value={state}
          onChange={(chosen) => onChange({ state: downloadStates.find((one) => one === chosen) ?? 'all' })}
        >
          {downloadStates.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {stateWords[one]}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root width="240px" maxWidth="100%">
        <Field.Label>Guide</Field.Label>
        <SingleSelect
          value={guide ?? ALL}
          onChange={(chosen) => onChange({ guide: chosen === ALL ? null : String(chosen) })}
        >
          <SingleSelectOption value={ALL}>All guides</SingleSelectOption>
          {guides.map(({ documentId, title }) => (
            <SingleSelectOption key={documentId} value={documentId}>
              {title}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <DayField label="Asked from" day={from} choose={(day) => onChange({ from: day || undefined })} />
      <DayField label="Asked to" day={to} choose={(day) => onChange({ to: day || undefined })} />
      {isNarrowed && (
        <Button
          variant="ghost"
          size="L"
          onClick={() => onChange({ state: 'all', guide: null, from: undefined, to: undefined })}
        >
          Show all
        </Button>
      )}
      <Flex marginLeft="auto">
        <EmailSearch filters={filters} onChange={onChange} />
      </Flex>
    </Flex>
  );
}
