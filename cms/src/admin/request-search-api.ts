import { type FetchClient, useFetchClient } from '@strapi/strapi/admin';
import type { RequestSearch, SearchResult } from '../inbox/search-contract';
import { searchResult } from '../inbox/search-contract';

/** Sends a search. Not through the admin's store, which would hold what was typed for as long as the page is open. */
export function useSendSearch(): (search: RequestSearch, signal: AbortSignal) => Promise<SearchResult> {
  const { post }: Pick<FetchClient, 'post'> = useFetchClient();
  return async (search, signal) => searchResult.parse((await post('/intake/requests/search', search, { signal })).data);
}
