import { Button, Flex, Searchbar, SearchForm } from '@strapi/design-system';
import { type FormEvent, useState } from 'react';
import { type CallbackSearch, type RequestState, requestStates } from '../../../intake/admin/contract';

const words: Record<RequestState, string> = { open: 'Open', suspect: 'Suspect', done: 'Done', all: 'All' };

interface RequestFiltersProps {
  state: RequestState;
  phone: string;
  onChange(change: Partial<Pick<CallbackSearch, 'state' | 'phone'>>): void;
}

export function RequestFilters({ state, phone, onChange }: RequestFiltersProps) {
  const [typed, setTyped] = useState(phone);
  const search = (event: FormEvent) => {
    event.preventDefault();
    // Somebody who calls back knows nothing of states.
    onChange(typed.trim() ? { phone: typed, state: 'all' } : { phone: '' });
  };
  return (
    <Flex justifyContent="space-between" gap={4} wrap="wrap">
      <Flex role="group" aria-label="Show" gap={2}>
        {requestStates.map((one) => (
          <Button
            key={one}
            variant={one === state ? 'secondary' : 'tertiary'}
            aria-pressed={one === state}
            onClick={() => onChange({ state: one })}
          >
            {words[one]}
          </Button>
        ))}
      </Flex>
      <SearchForm onSubmit={search}>
        <Searchbar
          name="phone"
          type="tel"
          value={typed}
          onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
          onClear={() => {
            setTyped('');
            onChange({ phone: '' });
          }}
          clearLabel="Clear the search"
          placeholder="Phone number, then Enter"
        >
          Search by phone number
        </Searchbar>
      </SearchForm>
    </Flex>
  );
}
