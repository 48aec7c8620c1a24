import type { Entry } from '../../src/content/entries/entries.ts';
import { splitEntry } from '../../src/content/entries/head.ts';
import type { Content, Draft } from '../../src/content/site/content.ts';
import { Site, type Surroundings } from '../../src/content/site/site.ts';
import type { DocumentName } from './document-name.ts';

/** @param entry null: the document is not shown. */
export const draftOf = ({ contentType: name, documentId }: DocumentName, entry: Entry<Draft['name']> | null): Draft =>
  entry ? { name, documentId, ...splitEntry(entry) } : { name, documentId, head: null, body: null };

/** The site as if some documents were other versions of themselves. */
export class DraftedSite {
  readonly #content: Content;
  /** To be read only while something is made of it. What pages share is made for this one alone. */
  readonly site: Site;
  readonly #drafts: readonly Draft[];

  constructor(content: Content, surroundings: Surroundings, drafts: readonly Draft[]) {
    this.#content = content;
    this.site = new Site(content, surroundings);
    this.#drafts = drafts;
  }

  /**
   * Makes something of it. The drafts are there only meanwhile.
   * @param work is done at once; it is given the facts that are others than readers'.
   */
  make<T>(work: (site: Site, facts: ReadonlySet<string>) => T): T {
    return this.#content.withDrafts(this.#drafts, (facts) => work(this.site, facts));
  }
}
