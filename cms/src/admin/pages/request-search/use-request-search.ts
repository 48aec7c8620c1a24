import { useRef, useState } from 'react';
import type { RequestSearch, SearchResult } from '../../../inbox/search-contract';
import { errorMessage } from '../../error-message';
import { useSendSearch } from '../../request-search-api';
import { usePlace } from '../../use-place';
import { requestSearchWords as words } from '../../words/request-search';

/** What was searched for, and what has been found so far. */
export interface Searched extends SearchResult {
  text: string;
}

export interface RequestSearchState {
  /** Null: no search. */
  searched: Searched | null;
  isSearching: boolean;
  /** In words; null: all is well. */
  error: string | null;
  search(text: string): void;
  searchOlder(): void;
  clear(): void;
}

/** The one search of both pages. A new search ends the one before, and coming back to the page finds it as it was. */
export function useRequestSearch(): RequestSearchState {
  const send = useSendSearch();
  const [searched, setSearched] = usePlace<Searched | null>('request-search', null);
  const [isSearching, setIsSearching] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const current = useRef<AbortController | null>(null);

  const run = async (wanted: RequestSearch, before: Searched | null) => {
    current.current?.abort();
    const own = new AbortController();
    current.current = own;
    setIsSearching(true);
    setError(null);
    try {
      const result = await send(wanted, own.signal);
      if (own.signal.aborted) return;
      setSearched({
        ...result,
        text: wanted.text,
        found: [...new Set([...(before?.found ?? []), ...result.found])],
        read: (before?.read ?? 0) + result.read,
        backTo: result.backTo ?? before?.backTo ?? null,
      });
    } catch (reason) {
      if (!own.signal.aborted) setError(errorMessage(reason, words.failed));
    } finally {
      if (current.current === own) setIsSearching(false);
    }
  };
  const clear = () => {
    current.current?.abort();
    setSearched(null);
    setError(null);
    setIsSearching(false);
  };
  return {
    searched,
    isSearching,
    error,
    clear,
    search: (text) => (text ? void run({ text, from: null }, null) : clear()),
    searchOlder: () => searched?.older && void run({ text: searched.text, from: searched.older }, searched),
  };
}
