import { setImmediate as nextTurn } from 'node:timers/promises';
import { searchedPage } from '../../src/content/props/searched-page.ts';
import type { Copy } from '../content/copy.ts';
import { nameOf } from '../content/document-name.ts';
import { SEARCH } from '../store/node-names.ts';
import type { SearchIndex } from './search-index.ts';

/** Documents that are read in one transaction, between which others have their turn. */
const AT_ONCE = 20;

/** Brings the index up to date with the documents whose search is marked: see `Round`. */
export class Indexer {
  readonly #copy: Pick<Copy, 'content' | 'site' | 'nodes' | 'standingOf' | 'inOneGo'>;
  readonly #index: SearchIndex;

  constructor(copy: Pick<Copy, 'content' | 'site' | 'nodes' | 'standingOf' | 'inOneGo'>, index: SearchIndex) {
    this.#copy = copy;
    this.#index = index;
  }

  /** Has every document read again. */
  restart(): void {
    const { nodes } = this.#copy;
    this.#index.clear();
    for (const name of nodes.beginningWith(SEARCH)) nodes.mark(name);
  }

  async run(): Promise<void> {
    // In an order of their own, so that the same documents make the same index.
    const marked = this.#copy.nodes.markedBeginningWith(SEARCH);
    for (let first = 0; first < marked.length; first += AT_ONCE) {
      await nextTurn();
      // What a round noted is not to be lost if this fails.
      this.#copy.nodes.flush();
      this.#copy.inOneGo(() => {
        for (const name of marked.slice(first, first + AT_ONCE)) this.#look(name);
      });
    }
    this.#copy.nodes.flush();
  }

  #look(name: string): void {
    const { content, site, nodes } = this.#copy;
    const key = name.slice(SEARCH.length);
    const { contentType, documentId } = nameOf(key);
    // Readers have it as it was, and find it so.
    if (this.#copy.standingOf({ contentType, documentId }) === 'retained') return;
    const mark = nodes.newestMark;
    const { made, facts } = content.reads.record(() => searchedPage(site, contentType, documentId));
    this.#index.put(key, made);
    if (made === null && !site.collection(contentType).has(documentId)) nodes.remove(name);
    else {
      nodes.look({ name, rank: 0, file: null }, facts);
      nodes.settle(name, '', mark);
    }
  }
}
