import { Badge, Box, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { citationWords as words } from '../../words/writing';
import type { CitedSource } from '../answers';
import type { Choice } from '../menus/choices';
import { writingApi } from './writing-api';

const SEARCH_MS = 150;

/** A source in a list: its title, and by what else someone tells it apart. */
export function SourceLine({ source }: { source: CitedSource }) {
  const facts = [source.authors, source.container, source.year].filter(Boolean).join(' · ');
  return (
    <Box>
      <Typography tag="div" fontWeight="bold">
        {source.title}
      </Typography>
      <Typography tag="div" variant="pi">
        {[facts, source.citeKey].filter(Boolean).join(' · ')}
      </Typography>
      {source.retraction === 'retracted' && <Badge variant="danger">{words.retracted}</Badge>}
    </Box>
  );
}

interface Found {
  choices: Choice[];
  empty: string;
  isPending: boolean;
}

/** The sources that words find, and the offer to make a new one of them. */
export function useSourceChoices(
  query: string,
  { onChoose, onNew }: { onChoose(source: CitedSource): void; onNew(words: string): void },
): Found {
  const debounced = useDebounce(query, SEARCH_MS);
  const { currentData, isError, isFetching } = writingApi.useSearchSourcesQuery({ words: debounced });
  const found = (currentData?.sources ?? []).map((source) => ({
    id: source.documentId,
    content: <SourceLine source={source} />,
    choose: () => onChoose(source),
  }));
  const isDone = !isFetching && debounced === query;
  const create = {
    id: 'new',
    content: query ? words.newSourceFrom(query) : words.newSource,
    choose: () => onNew(query),
  };
  return {
    // What an older search found is not offered: Enter would cite a source that no one looked for.
    choices: isDone ? [...found, ...(isError ? [] : [create])] : [],
    empty: isError ? words.notLoaded : words.unresolved,
    isPending: !isDone,
  };
}
