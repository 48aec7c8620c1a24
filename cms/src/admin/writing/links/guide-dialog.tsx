import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import { atomWords, citationWords, linkWords } from '../../words/writing';
import type { LinkTarget } from '../answers';
import { writingApi } from '../citations/writing-api';
import { SearchBox } from '../menus/search-box';

/** Searches guides. */
export function GuideDialog({ onChoose }: { onChoose(guide: LinkTarget): void }) {
  const [query, setQuery] = useState('');
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
    <SearchBox
      label={atomWords.chooseGuide}
      listLabel={atomWords.guideOffer}
      value={query}
      choices={choices}
      empty={isError ? linkWords.notLoaded : citationWords.none}
      onChange={setQuery}
    />
  );
}
