import { type ContentTypeName, contentTypeNames } from '@patient-press/shared/payloads/content-types';
import type { Body } from '../entries/body.ts';
import type { Head } from '../entries/head.ts';
import { byAlphabet } from './alphabet.ts';
import { Collection } from './collection.ts';
import { List } from './list.ts';
import { listNames, type Membership, membershipsOf, parseCorrectionId } from './memberships.ts';
import { Reads } from './reads.ts';

/** A type of which documents have a body. */
export type BodyType = 'articles' | 'guides' | 'pages';

type Collections = { [N in ContentTypeName]: Collection<Head<N>> };

/** Gives the body of a document. @throws Error when there is none. */
export type ReadBody = (name: BodyType, documentId: string) => Body;

/** An article that has a correction, which is counted from the oldest, from 1. */
export interface CorrectedArticle {
  article: Head<'articles'>;
  number: number;
}

/** A guide or a page that rests on a source. */
export type OtherCiting = { name: 'guides'; entry: Head<'guides'> } | { name: 'pages'; entry: Head<'pages'> };

/** A document that is shown. */
export interface NamedHead {
  name: ContentTypeName;
  documentId: string;
  head: Head<ContentTypeName>;
}

/** Another version of a document, to be looked at; without a head, the document is not shown. */
export interface Draft {
  name: ContentTypeName;
  documentId: string;
  head: Head<ContentTypeName> | null;
  body: Body | null;
}

const factOfBody = (name: BodyType, documentId: string) => `body of ${name}/${documentId}`;

/**
 * What the site is made from: the heads of all documents that are shown, and the lists that they are in. It changes in place,
 * and says which facts a change makes others.
 */
export class Content {
  readonly reads = new Reads();
  readonly #collections: Collections;
  readonly #articles = new Map<string, List<Head<'articles'>>>();
  readonly #alphabets = new Map<string, List<string>>();
  readonly #others = new Map<string, List<OtherCiting>>();
  readonly #corrections: List<CorrectedArticle>;
  readonly #readBody: ReadBody;
  /** Heads by the fact of their own, to see what a change leaves. */
  readonly #heads = new Map<string, Head<ContentTypeName>>();
  /** The bodies of the drafts that are looked at, by their facts. */
  readonly #draftBodies = new Map<string, Body>();

  constructor(readBody: ReadBody) {
    const collections = contentTypeNames.map((name) => [name, new Collection(name, this.reads)]);
    this.#collections = Object.fromEntries(collections) as Collections; // each type's own
    this.#readBody = readBody;
    this.#corrections = new List(listNames.corrections, this.reads, (id) => {
      const { documentId, number } = parseCorrectionId(id);
      const article = this.collection('articles').get(documentId);
      return article && { article, number };
    });
  }

  collection<N extends ContentTypeName>(name: N): Collections[N] {
    return this.#collections[name];
  }

  body(name: BodyType, documentId: string): Body {
    const fact = factOfBody(name, documentId);
    this.reads.note(fact);
    return this.#draftBodies.get(fact) ?? this.#readBody(name, documentId);
  }

  /**
   * Makes something as if documents were other versions of themselves. Afterwards all is as it was.
   * @param make is given the facts that are others.
   */
  withDrafts<T>(drafts: readonly Draft[], make: (facts: ReadonlySet<string>) => T): T {
    const facts = new Set<string>();
    const before: Omit<Draft, 'body'>[] = [];
    try {
      for (const { name, documentId, head, body } of drafts) {
        before.unshift({ name, documentId, head: this.#heads.get(`${name}/${documentId}`) ?? null });
        if (body) this.#draftBodies.set(factOfBody(name as BodyType, documentId), body);
        for (const fact of this.set(name, documentId, head, body !== null)) facts.add(fact);
      }
      return make(facts);
    } finally {
      for (const { name, documentId, head } of before) this.set(name, documentId, head, false);
      this.#draftBodies.clear();
    }
  }

  articles(list: string): List<Head<'articles'>> {
    return this.#listIn(
      this.#articles,
      list,
      () => new List(list, this.reads, (id) => this.collection('articles').get(id)),
    );
  }

  /** documentIds of people or sources. */
  alphabetical(list: string): List<string> {
    return this.#listIn(this.#alphabets, list, () => new List(list, this.reads, (id) => id, byAlphabet));
  }

  otherCiting(source: string): List<OtherCiting> {
    const list = listNames.otherCiting(source);
    return this.#listIn(this.#others, list, () => new List(list, this.reads, (id) => this.#resolveOther(id)));
  }

  get corrections(): List<CorrectedArticle> {
    return this.#corrections;
  }

  /** Puts all documents in, in place of what was there. What was read before isn't noted as changed. */
  fill(documents: readonly NamedHead[]): void {
    for (const lists of [this.#articles, this.#alphabets, this.#others]) lists.clear();
    this.#corrections.fill([]);
    this.#heads.clear();
    const lists = Map.groupBy(
      documents.flatMap(({ name, documentId, head }) => membershipsOf(name, documentId, head)),
      ({ list }) => list,
    );
    for (const [name, items] of lists) this.#list(name).fill(items);
    const byType = Map.groupBy(documents, (one) => one.name);
    for (const name of contentTypeNames) {
      const collection = this.#collections[name] as Collection<Head<ContentTypeName>>; // each type's own
      collection.fill((byType.get(name) ?? []).map(({ documentId, head }) => [documentId, head] as const));
    }
    for (const { name, documentId, head } of documents) this.#heads.set(`${name}/${documentId}`, head);
  }

  /**
   * Replaces a document; null: it is not shown any more.
   * @param bodyChanged whether its body is another one.
   * @returns the facts that are others now.
   */
  set<N extends ContentTypeName>(name: N, documentId: string, head: Head<N> | null, bodyChanged: boolean): Set<string> {
    const facts = new Set<string>();
    const key = `${name}/${documentId}`;
    const before = this.#heads.get(key) as Head<N> | undefined; // the same document's
    const isSame = before && head && JSON.stringify(before) === JSON.stringify(head);
    if (bodyChanged) facts.add(factOfBody(name as BodyType, documentId));
    if (isSame) return facts;
    if (head) this.#heads.set(key, head);
    else this.#heads.delete(key);
    const collection = this.#collections[name] as Collection<Head<N>>; // each type's own
    for (const fact of collection.set(documentId, head)) facts.add(fact);
    const [old, now] = [before, head].map((one) => (one ? membershipsOf(name, documentId, one) : []));
    for (const fact of this.#move(old ?? [], now ?? [])) facts.add(fact);
    return facts;
  }

  *#move(before: readonly Membership[], after: readonly Membership[]): Generator<string> {
    const nameOf = ({ list, id, key }: Membership) => `${list}\n${id}\n${key}`;
    const [old, now] = [new Set(before.map(nameOf)), new Set(after.map(nameOf))];
    for (const one of before) if (!now.has(nameOf(one))) yield* this.#list(one.list).remove(one.id, one.key);
    for (const one of after) if (!old.has(nameOf(one))) yield* this.#list(one.list).add(one.id, one.key);
  }

  #list(name: string): Pick<List<unknown>, 'add' | 'remove' | 'fill'> {
    if (name === listNames.corrections) return this.#corrections;
    if (/^(people|sources) /.test(name)) return this.alphabetical(name);
    return name.startsWith('other ')
      ? this.otherCiting(name.slice(listNames.otherCiting('').length))
      : this.articles(name);
  }

  #listIn<T>(lists: Map<string, List<T>>, name: string, make: () => List<T>): List<T> {
    const list = lists.get(name) ?? make();
    lists.set(name, list);
    return list;
  }

  #resolveOther(id: string): OtherCiting | undefined {
    const [name, documentId = ''] = id.split('/');
    if (name === 'guides') {
      const entry = this.collection('guides').get(documentId);
      return entry && { name, entry };
    }
    const entry = this.collection('pages').get(documentId);
    return entry && { name: 'pages', entry };
  }
}
