import type { Core, UID } from '@strapi/strapi';
import { z } from 'zod';
import { isFields, list, text } from '../platform/fields';
import { hasDrafts } from '../platform/join-table';
import { type Ability, mayReadDocument } from '../platform/permissions';
import { formatVersion, IF_MATCH, ROW_VERSION, type StaleDocument } from './contract';
import { type Current, lockDocuments, readCurrent, tagOf } from './current-versions';
import { changeSince, type Expected, names, readIfMatch } from './expected-versions';
import { refuseOtherList, refuseStale, refuseUnreadable, refuseWithoutVersion } from './refusals';

/** Which documents a request of the content manager, or of the REST API, changes. */
type Scope = 'one' | 'single' | 'many';

type Context = Parameters<Core.MiddlewareHandler>[0];
type Action = (ctx: Context, ...rest: unknown[]) => unknown;
type Controller = Record<string, Action>;

/** The actions that change what is there, by controller. What creates a document overwrites nothing. */
const collection: Record<string, Scope> = {
  update: 'one',
  delete: 'one',
  publish: 'one',
  unpublish: 'one',
  discard: 'one',
  bulkPublish: 'many',
  bulkUnpublish: 'many',
  bulkDelete: 'many',
};
const single: Record<string, Scope> = {
  createOrUpdate: 'single',
  delete: 'single',
  publish: 'single',
  unpublish: 'single',
  discard: 'single',
};

/** Strapi takes numbers for ids as well. */
const many = z.object({ documentIds: z.array(z.union([z.string(), z.number()]).transform(String)).min(1) });

/** Actions that change nothing of what readers have. */
const ofDrafts = new Set(['update', 'createOrUpdate']);

interface Asked {
  uid: UID.ContentType;
  /** Whether it matters what is published. */
  isAboutReaders: boolean;
  isBulk: boolean;
  /** Undefined: the one document of a single type. */
  documentIds: string[] | undefined;
}

/** Those that are not as the sender has seen them; null: the header doesn't name one of them. */
function findStale(
  { documentIds, isBulk, isAboutReaders }: Asked,
  expected: Expected,
  current: Current[],
): StaleDocument[] | null {
  if (expected.kind !== 'seen') return [];
  const { versions } = expected;
  const stored = current.map(({ documentId }) => documentId);
  // Of a single type, whatever there is; what was seen and is not there was deleted.
  const wanted = documentIds ?? (stored.length > 0 ? stored : ['']);
  if (isBulk && wanted.some((documentId) => !names(versions, documentId))) return null;
  return wanted.flatMap((documentId): StaleDocument[] => {
    const found = current.find((one) => one.documentId === documentId);
    if (!found) return [{ documentId, title: '', change: 'deleted', updatedAt: null, updatedBy: null }];
    const change = changeSince(versions, found, isAboutReaders);
    const { title, version: updatedAt, updatedBy } = found;
    return change ? [{ documentId, title, change, updatedAt, updatedBy: change === 'saved' ? updatedBy : null }] : [];
  });
}

/** Titles and names are for those who may read the document. Programs learn the time only. */
async function withoutSecrets(
  strapi: Core.Strapi,
  ctx: Context,
  uid: UID.ContentType,
  stale: StaleDocument[],
): Promise<StaleDocument[]> {
  const ability: Ability | undefined = ctx.state.user ? ctx.state.userAbility : undefined;
  const version = hasDrafts(strapi, uid) ? 'draft' : 'published';
  const known: StaleDocument[] = [];
  for (const document of stale) {
    const { documentId, change } = document;
    const isDeleted = change === 'deleted';
    const mayRead = !isDeleted && ability && (await mayReadDocument(strapi, ability, { uid, documentId, version }));
    known.push(mayRead ? document : { ...document, title: isDeleted ? '' : documentId, updatedBy: null });
  }
  return known;
}

/** What a request is about; null: it is refused already. */
function readAsked(ctx: Context, uid: UID.ContentType, action: string, scope: Scope): Asked | null {
  const asked = { uid, isBulk: false, isAboutReaders: !ofDrafts.has(action) };
  if (scope === 'single') return { ...asked, documentIds: undefined };
  if (scope === 'one') return { ...asked, documentIds: ctx.params.id ? [String(ctx.params.id)] : [] };
  const sent = many.safeParse(ctx.request.body);
  if (sent.success) return { ...asked, isBulk: true, documentIds: sent.data.documentIds };
  refuseOtherList(ctx);
  return null;
}

/**
 * Runs an action if the request has seen what it is about to change, in one transaction with the look at it: of many
 * requests that have seen the same version, the first is carried out and the others are refused.
 */
async function runGuarded(strapi: Core.Strapi, ctx: Context, asked: Asked, run: () => unknown): Promise<unknown> {
  const { uid, isBulk, documentIds } = asked;
  const header = ctx.get(IF_MATCH);
  // An empty header is no header: proxies drop one as they like.
  const expected = header ? readIfMatch(header) : null;
  if (expected?.kind === 'unreadable') return refuseUnreadable(ctx, expected.why);
  return strapi.db.transaction(async ({ trx }) => {
    await lockDocuments(trx, uid, documentIds ?? [uid]);
    const current = await readCurrent(strapi, uid, documentIds);
    if (!expected && current.length > 0) return refuseWithoutVersion(ctx);
    const stale = expected ? findStale(asked, expected, current) : [];
    if (!stale) return refuseWithoutVersion(ctx);
    if (stale.length > 0) return refuseStale(ctx, await withoutSecrets(strapi, ctx, uid, stale), isBulk);
    const result = await run();
    const isRefused = ctx.body !== undefined && ctx.body !== null && ctx.status >= 400;
    if (isBulk || isRefused) return result;
    const [after] = await readCurrent(strapi, uid, documentIds);
    if (after) ctx.set('ETag', formatVersion(tagOf(strapi, uid, after)));
    return result;
  });
}

const isContentType = (strapi: Core.Strapi, uid: unknown): uid is UID.ContentType =>
  typeof uid === 'string' && Object.hasOwn(strapi.contentTypes, uid);

function guard(strapi: Core.Strapi, name: string, actions: Record<string, Scope>, type?: UID.ContentType): void {
  strapi.get('controllers').extend(name, (controller: Controller) => {
    const guarded = Object.entries(actions).flatMap(([action, scope]): [string, Action][] => {
      const original = controller[action];
      if (!original) return [];
      const run: Action = (ctx, ...rest) => {
        const uid = type ?? ctx.params.model;
        // A new document that is published at once.
        const isNew = scope === 'one' && !ctx.params.id;
        if (isNew || !isContentType(strapi, uid)) return original.call(controller, ctx, ...rest);
        const asked = readAsked(ctx, uid, action, scope);
        return asked && runGuarded(strapi, ctx, asked, () => original.call(controller, ctx, ...rest));
      };
      return [[action, run]];
    });
    // Strapi's own actions of a type are the prototype of those that the type adds.
    return Object.assign(Object.create(controller), Object.fromEntries(guarded));
  });
}

/** Rows of lists say which version their document has, so that bulk actions can be sent from there. */
function nameVersionsInLists(strapi: Core.Strapi): void {
  strapi.get('controllers').extend('plugin::content-manager.collection-types', (controller: Controller) => {
    const find: Action = async (ctx, ...rest) => {
      const result = await controller.find?.call(controller, ctx, ...rest);
      const uid: unknown = ctx.params.model;
      if (!isContentType(strapi, uid) || !hasDrafts(strapi, uid) || !isFields(ctx.body)) return result;
      const rows = list(ctx.body.results);
      const documentIds = rows.map(({ documentId }) => text(documentId));
      const current = await readCurrent(strapi, uid, documentIds);
      const tags = new Map(current.map((one) => [one.documentId, tagOf(strapi, uid, one)]));
      for (const row of rows) Object.assign(row, { [ROW_VERSION]: tags.get(text(row.documentId)) });
      return result;
    };
    return Object.assign(Object.create(controller), { find });
  });
}

/**
 * Refuses to save, publish, unpublish, discard or delete what someone else changed since the sender has seen it: in the
 * content manager, and in the REST API of every content type, whichever of its routes a newsroom opens.
 *
 * Call it after other guards of these controllers, so that it is around them. Programs of our own that write documents, such
 * as jobs and rules, go past it: they read and write in one transaction.
 */
export function guardWrites(strapi: Core.Strapi): void {
  guard(strapi, 'plugin::content-manager.collection-types', collection);
  guard(strapi, 'plugin::content-manager.single-types', single);
  nameVersionsInLists(strapi);
  for (const [uid, { kind }] of Object.entries(strapi.contentTypes)) {
    if (!isContentType(strapi, uid) || !uid.startsWith('api::') || !strapi.get('controllers').get(uid)) continue;
    const scope = kind === 'singleType' ? 'single' : 'one';
    guard(strapi, uid, { update: scope, delete: scope }, uid);
  }
}
