import { Box, Button, Flex, Searchbar, SearchForm, Typography } from '@strapi/design-system';
import { type FormEvent, useState } from 'react';
import { formatMoment } from '../../times';
import { requestSearchWords as words } from '../../words/request-search';
import type { RequestSearchState, Searched } from './use-request-search';

function reachOf({ end, read, backTo }: Searched): string {
  return end === 'all' || !backTo
    ? words.everything(read)
    : words.partly({ read, end, backTo: formatMoment(backTo, Date.now()) });
}

/** How many requests were found, how far the search looked, and how to go on. */
function Found({
  searched,
  isSearching,
  searchOlder,
}: Pick<RequestSearchState, 'isSearching' | 'searchOlder'> & { searched: Searched }) {
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Typography textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        <strong>{words.found({ count: searched.found.length, text: searched.text })}</strong> {reachOf(searched)}
      </Typography>
      {searched.older && (
        <Button variant="tertiary" loading={isSearching} onClick={searchOlder}>
          {words.older}
        </Button>
      )}
    </Flex>
  );
}

/** The search above the lists: by a part of a name, an email or a phone, over requests for guides and for calls. */
export function RequestSearchBox({ state }: { state: RequestSearchState }) {
  const { searched, isSearching, error, search, searchOlder, clear } = state;
  const [text, setText] = useState(searched?.text ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    search(text.trim());
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingBottom={6}>
      <Box maxWidth="640px">
        <SearchForm onSubmit={submit}>
          <Flex gap={2}>
            <Box flex="1">
              <Searchbar
                name="person"
                value={text}
                maxLength={120}
                onChange={(event: { target: { value: string } }) => setText(event.target.value)}
                onClear={() => {
                  setText('');
                  clear();
                }}
                clearLabel={words.clear}
                placeholder={words.placeholder}
                autoComplete="off"
                spellCheck={false}
              >
                {words.label}
              </Searchbar>
            </Box>
            <Button type="submit" size="L" loading={isSearching}>
              {words.search}
            </Button>
          </Flex>
        </SearchForm>
      </Box>
      <div aria-live="polite">
        {error && <Typography textColor="danger600">{error}</Typography>}
        {!error && isSearching && !searched && <Typography textColor="neutral600">{words.searching}</Typography>}
        {!error && searched && <Found searched={searched} isSearching={isSearching} searchOlder={searchOlder} />}
        {!error && !searched && !isSearching && (
          <Typography variant="pi" textColor="neutral600">
            {words.recorded}
          </Typography>
        )}
      </div>
    </Flex>
  );
}
