import { contentTypeNames } from '@patient-press/shared/payloads/content-types';
import { topicsToChoose } from '../../src/content/props/search.ts';
import { isSearched, searchedPage } from '../../src/content/props/searched-page.ts';
import type { Site } from '../../src/content/site/site.ts';
import { ENTRY } from '../../src/search/format.ts';
import { keyOf } from '../content/document-name.ts';
import { pathOfSearch } from '../publish/site-folder.ts';
import { openDatabase } from '../store/database.ts';
import { SearchIndex } from './search-index.ts';

/** All files of a site's index, by their paths below its folder, for a build that stores nothing. */
export function indexOnce(site: Site): { path: string; content: string }[] {
  const database = openDatabase(':memory:');
  const index = new SearchIndex(database);
  const names = contentTypeNames
    .filter(isSearched)
    .flatMap((contentType) =>
      [...site.collection(contentType).keys()].map((documentId) => ({ contentType, documentId })),
    );
  // In the order of a press: see `Indexer`.
  for (const name of names.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)))
    index.put(keyOf(name), searchedPage(site, name.contentType, name.documentId));
  const files = index.due(Number.MAX_SAFE_INTEGER).map((name) => index.make(name));
  index.settle(files);
  const entry = { path: ENTRY, content: JSON.stringify(index.entry(topicsToChoose(site))) };
  database.close();
  return [...files, entry].flatMap(({ path, content }) =>
    path === null ? [] : [{ path: pathOfSearch(path), content }],
  );
}
