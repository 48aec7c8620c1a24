import { Box, Searchbar, SearchForm } from '@strapi/design-system';
import { type FormEvent, useState } from 'react';
import { personSearchWords as words } from '../../words/data-subjects';

interface DataSubjectSearchProps {
  /** Empty: no search. */
  typed: string;
  onSearch(typed: string): void;
}

/** The one search for a person, over requests for guides and for calls. */
export function DataSubjectSearch({ typed, onSearch }: DataSubjectSearchProps) {
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
          clearLabel={words.clear}
          placeholder={words.placeholder}
          autoComplete="off"
        >
          {words.label}
        </Searchbar>
      </SearchForm>
    </Box>
  );
}
