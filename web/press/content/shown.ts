import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import { type Head, pathOfHead } from '../../src/content/entries/head.ts';
import type { Content, NamedHead } from '../../src/content/site/content.ts';
import { documentProblems } from '../words/document-problems.ts';
import { type DocumentName, keyOf, nameOf } from './document-name.ts';
import type { StoredDocument } from './documents.ts';
import { gapsOf, needsOf } from './gaps.ts';

/** Something that readers don't see as it is in the admin, and what to do about it. */
export interface DocumentReport {
  /** Undefined when it is no document's, like the home page. */
  document: DocumentName | undefined;
  /** Empty when it is the page as a whole. */
  field: string;
  message: string;
  /** The URL or path of a file that couldn't be had. */
  missingFile?: string;
}

/**
 * Whether readers see a document: `retained` is one that stays as they have it, because something that it shows is gone;
 * `hidden` one whose path another has, or that never was complete.
 */
export type Standing = 'shown' | 'retained' | 'hidden';

interface Options {
  content: Content;
  /** A document of the copy. */
  find: (name: DocumentName) => StoredDocument | undefined;
  /** Whether readers find a document's page at a path. */
  isLive: (name: DocumentName, path: string) => boolean;
}

/** Sets of keys by a name, without empty ones. */
class Index {
  readonly #sets = new Map<string, Set<string>>();

  get(name: string): ReadonlySet<string> {
    return this.#sets.get(name) ?? new Set();
  }

  add(name: string, key: string): void {
    const set = this.#sets.get(name) ?? new Set();
    this.#sets.set(name, set.add(key));
  }

  remove(name: string, key: string): void {
    const set = this.#sets.get(name);
    if (set?.delete(key) && set.size === 0) this.#sets.delete(name);
  }
}

/** Decides which documents of the copy are shown, and has the content hold just these. */
export class Shown {
  readonly #options: Options;
  readonly #atPath = new Index();
  readonly #needing = new Index();
  /** What each document is indexed by, to be taken out again. */
  readonly #indexed = new Map<string, { path: string | null; needs: string[] }>();
  readonly #standings = new Map<string, Standing>();
  readonly #reports = new Map<string, DocumentReport[]>();

  constructor(options: Options) {
    this.#options = options;
  }

  standingOf(name: DocumentName): Standing | undefined {
    return this.#standings.get(keyOf(name));
  }

  /** Whether a document that readers see has its page at a path. */
  hasPageAt(path: string): boolean {
    return [...this.#atPath.get(path)].some((key) => {
      const standing = this.#standings.get(key);
      return standing !== undefined && standing !== 'hidden';
    });
  }

  /** Why documents aren't shown as they are in the admin. */
  reports(): DocumentReport[] {
    return [...this.#reports.values()].flat();
  }

  /**
   * Decides again about documents that changed, and about those that this concerns.
   * @param bodies the keys of those that have another body.
   * @returns the facts that are others now, and the documents that it was decided about.
   */
  update(names: readonly DocumentName[], bodies: ReadonlySet<string>): { facts: Set<string>; decided: DocumentName[] } {
    const concerned = new Set(names.map(keyOf));
    for (const key of [...concerned]) {
      const before = this.#indexed.get(key)?.path;
      this.#index(key);
      const after = this.#indexed.get(key)?.path;
      for (const path of [before, after]) if (path) for (const other of this.#atPath.get(path)) concerned.add(other);
    }
    // Who needs one of several documents at a path may have it, or not, now.
    for (const key of [...concerned]) for (const other of this.#needing.get(key)) concerned.add(other);
    const facts = new Set<string>();
    const [needed, others] = [[] as string[], [] as string[]];
    for (const key of concerned) (this.#needing.get(key).size > 0 ? needed : others).push(key);
    for (const key of [...needed, ...others]) for (const fact of this.#decide(key, bodies.has(key))) facts.add(fact);
    return { facts, decided: Array.from(concerned, nameOf) };
  }

  /** Decides about all documents, as if none had been there. */
  fill(names: readonly DocumentName[]): void {
    const keys = names.map(keyOf);
    for (const key of keys) this.#index(key);
    const shown = keys.flatMap((key): NamedHead[] => {
      const { contentType, documentId } = nameOf(key);
      const head = this.#decideStanding(key);
      return head ? [{ name: contentType, documentId, head }] : [];
    });
    this.#options.content.fill(shown);
  }

  #index(key: string): void {
    const before = this.#indexed.get(key);
    if (before?.path) this.#atPath.remove(before.path, key);
    for (const need of before?.needs ?? []) this.#needing.remove(need, key);
    this.#indexed.delete(key);
    const name = nameOf(key);
    const head = this.#options.find(name)?.head;
    if (!head) return;
    const now = { path: pathOfHead(head), needs: needsOf(name.contentType, head).map(keyOf) };
    if (now.path) this.#atPath.add(now.path, key);
    for (const need of now.needs) this.#needing.add(need, key);
    this.#indexed.set(key, now);
  }

  #decide(key: string, hasOtherBody: boolean): Set<string> {
    const { contentType, documentId } = nameOf(key);
    return this.#options.content.set(contentType, documentId, this.#decideStanding(key), hasOtherBody);
  }

  /** @returns the head of a document that is shown. */
  #decideStanding(key: string): Head<ContentTypeName> | null {
    const name = nameOf(key);
    const document = this.#options.find(name);
    const standing = this.#standingFor(key, name, document);
    if (standing === null) this.#standings.delete(key);
    else this.#standings.set(key, standing);
    return standing !== null && standing !== 'hidden' ? (document?.head ?? null) : null;
  }

  /** null: there is no such document. */
  #standingFor(key: string, name: DocumentName, document: StoredDocument | undefined): Standing | null {
    this.#reports.delete(key);
    if (!document?.head) return null;
    const path = this.#indexed.get(key)?.path ?? null;
    const rivals = path ? this.#rivalsAt(path) : [];
    const sameSlug = path && rivals.length > 1 ? [this.#sameSlug(name, path, rivals)] : [];
    if (sameSlug.length > 0) this.#reports.set(key, sameSlug);
    if (rivals.length > 1 && rivals[0] !== key) return 'hidden';
    const gaps = gapsOf(name.contentType, document.head, (need) => this.#isThere(need));
    if (gaps.length > 0) this.#reports.set(key, [...sameSlug, ...gaps.map((gap) => ({ document: name, ...gap }))]);
    if (gaps.length === 0 || path === null) return 'shown';
    return this.#options.isLive(name, path) ? 'retained' : 'hidden';
  }

  /** Of documents with one path, readers see the one that was written first. */
  #rivalsAt(path: string): string[] {
    const ageOf = (key: string) => `${this.#options.find(nameOf(key))?.createdAt ?? ''} ${nameOf(key).documentId}`;
    return [...this.#atPath.get(path)].sort((a, b) => (ageOf(a) < ageOf(b) ? -1 : 1));
  }

  #sameSlug(document: DocumentName, path: string, rivals: readonly string[]): DocumentReport {
    const titles = rivals.map((key) => this.#options.find(nameOf(key))?.title ?? nameOf(key).documentId);
    const message = documentProblems.sameSlug({ titles, path, isShown: rivals[0] === keyOf(document) });
    return { document, field: 'slug', message };
  }

  #isThere(name: DocumentName): boolean {
    const key = keyOf(name);
    if (!this.#options.find(name)?.head) return false;
    const path = this.#indexed.get(key)?.path;
    return !path || this.#rivalsAt(path)[0] === key;
  }
}
