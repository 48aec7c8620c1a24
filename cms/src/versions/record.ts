import type { Core, Modules } from '@strapi/strapi';
import { authorOf } from '../platform/author';
import { isFields, text } from '../platform/fields';
import { type Database, hasDrafts, tableOf } from '../platform/join-table';
import { versionSeconds } from '../platform/metrics';
import { findUses } from '../where-used/find-uses';
import { type Content, digestOf, readContent, type Version } from './content';
import type { VersionKind } from './contract';
import { restoredVersion, whyOf } from './noting';
import { isRecorded, titleAttribute } from './recorded-types';
import {
  addVersion,
  type DocumentKey,
  lastVersions,
  type NewVersion,
  type Pointer,
  publishVersion,
  replaceVersion,
} from './store';

type Middleware = Modules.Documents.Middleware.Middleware;

const kinds: Record<string, VersionKind> = {
  create: 'created',
  clone: 'copied',
  update: 'saved',
  discardDraft: 'discarded',
  unpublish: 'unpublished',
  delete: 'deleted',
};
const changing = [...Object.keys(kinds), 'publish'];

/** What was saved in a transaction that is still open, by document: published in the same one, it is one version. */
const savedIn = new WeakMap<object, Map<string, { id: string; digest: string | null }>>();

const titleOf = (uid: string, content: Content): string | null => text(content[titleAttribute(uid) ?? '']) || null;

/** Writes down what one action did to one document. */
class Recording {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly trx: Database,
    private readonly key: DocumentKey,
  ) {}

  async read(version: Version): Promise<Content | undefined> {
    const { uid, documentId } = this.key;
    return (await readContent(this.strapi, uid, [documentId], version)).get(documentId);
  }

  /** What a document of before the history was, as it is about to be changed for the first time. */
  async noteFound(): Promise<void> {
    if ((await lastVersions(this.trx, this.key)).last) return;
    const draft = await this.read('draft');
    if (!draft) return;
    const published = hasDrafts(this.strapi, this.key.uid) ? await this.read('published') : draft;
    const isSame = published !== undefined && digestOf(published) === digestOf(draft);
    const found = { author: null, why: null };
    if (published) await this.#add({ ...found, kind: 'found', content: published, isLive: true });
    if (!isSame) await this.#add({ ...found, kind: 'found', content: draft, isLive: false });
  }

  async noteSaved(kind: VersionKind): Promise<void> {
    const draft = await this.read('draft');
    const { last } = await lastVersions(this.trx, this.key);
    // A document that is made again says what it said when it was deleted.
    const isNew = kind === 'created' || kind === 'copied';
    if (!draft || (!isNew && last?.digest === digestOf(draft))) return;
    const isLive = !hasDrafts(this.strapi, this.key.uid);
    if (await this.#replaced(last?.id, draft)) return;
    const added = await this.#add({ kind, content: draft, isLive, ...this.#who() }, isLive);
    if (!isLive) this.#saved().set(this.#name(), added);
  }

  /** A publication that adds to what was saved with it, in one transaction, makes no version of its own. */
  async #replaced(last: string | undefined, content: Content): Promise<boolean> {
    const saved = this.#saved().get(this.#name());
    if (!saved || saved.id !== last) return false;
    const { why } = this.#who();
    saved.digest = await replaceVersion(this.trx, saved.id, { title: titleOf(this.key.uid, content), content, why });
    return true;
  }

  async notePublished(): Promise<void> {
    const published = await this.read('published');
    if (!published) return;
    const { live } = await lastVersions(this.trx, this.key);
    const digest = digestOf(published);
    if (live?.digest === digest) return;
    const saved = this.#saved().get(this.#name());
    if (saved?.digest === digest) await publishVersion(this.trx, this.key, saved.id);
    else await this.#add({ kind: 'published', content: published, isLive: true, ...this.#who() }, true);
    this.#saved().delete(this.#name());
  }

  /** That it was unpublished or deleted. */
  async noteGone(kind: VersionKind, content: Content | undefined, usedBy?: Pointer[]): Promise<void> {
    if (content) await this.#add({ kind, content, isLive: false, usedBy, ...this.#who() }, true);
  }

  /** The documents that point at this one, each once. */
  async pointers(): Promise<Pointer[]> {
    const { uid, documentId } = this.key;
    const rowIds: number[] = await this.trx(tableOf(this.strapi, uid)).where({ document_id: documentId }).pluck('id');
    const uses = await findUses(this.strapi, this.trx, { uid, rowIds });
    const others = uses.filter((use) => use.documentId !== documentId);
    return [...new Map(others.map((use) => [use.documentId, use])).values()].map(
      ({ uid: of, documentId: by, title }) => ({ uid: of, documentId: by, title }),
    );
  }

  #who() {
    return { author: authorOf(this.strapi), why: whyOf(this.strapi) };
  }

  #name(): string {
    return `${this.key.uid} ${this.key.documentId}`;
  }

  #saved() {
    const saved = savedIn.get(this.trx) ?? new Map<string, { id: string; digest: string | null }>();
    savedIn.set(this.trx, saved);
    return saved;
  }

  async #add(version: Omit<NewVersion, 'title' | 'restoredFrom'>, endsLive = false) {
    const restoredFrom = version.kind === 'found' ? null : restoredVersion(this.key.documentId);
    const isRestored = restoredFrom !== null && (version.kind === 'saved' || version.kind === 'created');
    return addVersion(
      this.trx,
      this.key,
      {
        ...version,
        title: version.content && titleOf(this.key.uid, version.content),
        ...(isRestored ? { kind: 'restored', restoredFrom } : { restoredFrom: null }),
      },
      endsLive,
    );
  }
}

const documentIdOf = (result: unknown): string => (isFields(result) ? text(result.documentId) : '');

/**
 * Records what each change made of a document, in its transaction: none is without its version, and none that was refused has
 * one. A save that changes nothing is not recorded.
 */
export const recordVersions =
  (strapi: Core.Strapi): Middleware =>
  async ({ uid, action, params }, next) => {
    if (!isRecorded(uid) || !changing.includes(action)) return next();
    return strapi.db.transaction(async ({ trx }) => {
      const given = 'documentId' in params && action !== 'clone' ? text(params.documentId) : '';
      const before = given ? new Recording(strapi, trx, { uid, documentId: given }) : undefined;
      const isDeletion = action === 'delete';
      const begin = performance.now();
      await before?.noteFound();
      const last = isDeletion ? await before?.read('draft') : undefined;
      const usedBy = isDeletion ? await before?.pointers() : undefined;
      const spent = performance.now() - begin;
      const result = await next();
      const goOn = performance.now();
      const documentId = given || documentIdOf(result);
      if (!documentId) return result;
      const recording = new Recording(strapi, trx, { uid, documentId });
      const publishes = 'status' in params && params.status === 'published' && hasDrafts(strapi, uid);
      const kind = kinds[action];
      if (isDeletion) await recording.noteGone('deleted', last, usedBy);
      else if (action === 'unpublish') await recording.noteGone('unpublished', await recording.read('draft'));
      else if (kind) await recording.noteSaved(kind);
      if (action === 'publish' || publishes) await recording.notePublished();
      versionSeconds.observe((spent + performance.now() - goOn) / 1000);
      return result;
    });
  };
