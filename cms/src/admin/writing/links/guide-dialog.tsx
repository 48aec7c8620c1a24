import { Field, Flex } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { useCallback, useRef, useState } from 'react';
import { atomWords, citationWords, linkWords } from '../../words/writing';
import type { LinkTarget } from '../answers';
import { writingApi } from '../citations/writing-api';
import { Choices, type KeyTaker } from '../menus/choices';

/** Searches guides. */
export function GuideDialog({ onChoose }: { onChoose(guide: LinkTarget): void }) {
  const [query, setQuery] = useState('');
  const [input, setInput] = useState<HTMLInputElement | null>(null);
  const keys = useRef<KeyTaker | null>(null);
  const onKeys = useCallback((take: KeyTaker | null) => {
    keys.current = take;
  }, []);
  const { currentData, isError } = writingApi.useSearchDocumentsQuery({
    words: useDebounce(query, 150),
    types: ['api::guide.guide'],
  });
  const choices = (currentData?.documents ?? []).map((guide) => ({
    id: guide.documentId,
    content: guide.isPublished ? guide.title : `${guide.title} (${linkWords.draft})`,
    choose: () => onChoose(guide),
  }));
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Field.Root>
        <Field.Label>{atomWords.chooseGuide}</Field.Label>
        <Field.Input
          ref={setInput}
          role="combobox"
          aria-expanded
          autoFocus
          value={query}
          onChange={({ target }: React.ChangeEvent<HTMLInputElement>) => setQuery(target.value)}
          onKeyDown={(event: React.KeyboardEvent) => keys.current?.(event.nativeEvent)}
        />
      </Field.Root>
      <Choices
        label={atomWords.guideOffer}
        choices={choices}
        empty={isError ? linkWords.notLoaded : citationWords.none}
        focused={input}
        onKeys={onKeys}
      />
    </Flex>
  );
}
