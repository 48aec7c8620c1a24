import { Box, Searchbar, SearchForm } from '@strapi/design-system';
import { type FormEvent, useState } from 'react';

interface PersonSearchProps {
  /** Empty: nobody is sought. */
  typed: string;
  onSearch(typed: string): void;
}

/** The one search for a person, over requests for guides and for calls. */
export function DataSubjectSearch({ typed, onSearch }: PersonSearchProps) {
  const [text, setText] = useState(typed);
  const search = (event: FormEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <Box paddingBottom={6} maxWidth="640px">
      <SearchForm onSubmit={search}>
        <Searchbar
          name="person"
          value={text}
          onChange={(event: { target: { value: string } }) => setText(event.target.value)}
          onClear={() => {
            setText('');
            onSearch('');
          }}
          clearLabel="Clear the search"
          placeholder="Email address, phone number, or name, then Enter"
          autoComplete="off"
        >
          Find a person by email address, phone number, or name
        </Searchbar>
      </SearchForm>
    </Box>
  );
}
