import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { hasDrafts } from '../platform/join-table';
import type { Ability } from '../platform/permissions';
import { readTimeZone } from '../platform/time-zone/read';
import { askedTime } from './asked-time';
import { compareFields } from './compare/compare';
import { type Comparison, type DeletedPage, LONGEST_WHY, type Restored, type Seen, type VersionPage } from './contract';
import { describeSchemas } from './describe';
import { listVersions, readVersion, versionBefore, versionsSeen } from './read';
import { readablePart } from './readable-part';
import { isRecorded, recordedTypes } from './recorded-types';
import { restoreVersion } from './restore/restore';
import { documentExists, mayReadAll, mayReadHistory, mayRestoreIn } from './rights';
import type { DocumentKey } from './store';
import { listDeleted } from './trash';
import { routeWords as words } from './words';

type Context = Parameters<Core.MiddlewareHandler>[0];

const PAGE = 25;
/** A bigint of Postgres. */
const id = z.string().regex(/^\d{1,18}$/);
const idOrNull = (value: unknown): string | null => id.safeParse(value).data ?? null;
const reason = z.object({ why: z.string().max(LONGEST_WHY).nullish() });

const abilityOf = (ctx: Context): Ability => ctx.state.userAbility;

/** Answers those who may see the history of the document in the address. */
const about =
  (strapi: Core.Strapi, answer: (ctx: Context, key: DocumentKey) => Promise<unknown>): Core.MiddlewareHandler =>
  async (ctx) => {
    const { uid, documentId } = ctx.params;
    if (!isRecorded(uid)) return ctx.notFound(words.noType);
    const key = { uid, documentId: String(documentId) };
    if (!(await mayReadHistory(strapi, abilityOf(ctx), key))) return ctx.forbidden(words.noRight);
    ctx.set('Cache-Control', 'no-store');
    return answer(ctx, key);
  };

const list = (strapi: Core.Strapi) =>
  about(strapi, async (ctx, key) => {
    const isDeleted = !(await documentExists(strapi, key));
    const found = await listVersions(strapi, key, { before: idOrNull(ctx.query.before), limit: PAGE });
    ctx.body = {
      ...found,
      title: found.versions[0]?.title ?? null,
      isDeleted,
      hasDrafts: hasDrafts(strapi, key.uid),
      mayRestore: mayRestoreIn(strapi, abilityOf(ctx), key.uid, isDeleted),
    } satisfies VersionPage;
  });

const compare = (strapi: Core.Strapi) =>
  about(strapi, async (ctx, key) => {
    const to = idOrNull(ctx.query.to);
    const after = to && (await readVersion(strapi, key, to));
    if (!after) return ctx.notFound(words.noVersion);
    const from = idOrNull(ctx.query.from) ?? (await versionBefore(strapi, key, after.version.id));
    const before = from ? await readVersion(strapi, key, from) : null;
    if (from && !before) return ctx.notFound(words.noVersion);
    const readable = (content: typeof after.content) => readablePart(strapi, abilityOf(ctx), key.uid, content);
    const [was, is] = [before && readable(before.content), readable(after.content)];
    const describe = describeSchemas(strapi, await readTimeZone(strapi));
    ctx.body = {
      from: before?.version ?? null,
      to: after.version,
      fields: compareFields(describe, key.uid, was?.content, is.content),
      isWhole: is.isWhole && (was?.isWhole ?? true),
    } satisfies Comparison;
  });

const whatWasSeen = (strapi: Core.Strapi) =>
  about(strapi, async (ctx, key) => {
    const timeZone = await readTimeZone(strapi);
    const asked = askedTime(ctx.query, timeZone);
    if (!asked) return ctx.badRequest(words.noDay);
    ctx.body = { ...asked, timeZone, ...(await versionsSeen(strapi, key, asked)) } satisfies Seen;
  });

const restore = (strapi: Core.Strapi) =>
  about(strapi, async (ctx, key) => {
    const isDeleted = !(await documentExists(strapi, key));
    if (!mayRestoreIn(strapi, abilityOf(ctx), key.uid, isDeleted)) return ctx.forbidden(words.noRightToRestore);
    const version = idOrNull(ctx.params.id);
    const found = version && (await readVersion(strapi, key, version));
    if (!found) return ctx.notFound(words.noVersion);
    const why = reason.safeParse(ctx.request.body).data?.why ?? null;
    ctx.body = (await restoreVersion(strapi, key, {
      id: found.version.id,
      content: found.content,
      why,
    })) satisfies Restored;
  });

const deleted =
  (strapi: Core.Strapi): Core.MiddlewareHandler =>
  async (ctx) => {
    const ability = abilityOf(ctx);
    const readable = await Promise.all(
      recordedTypes().map(async (uid) => ((await mayReadAll(strapi, ability, uid)) ? [uid] : [])),
    );
    const found = await listDeleted(strapi, readable.flat(), { before: idOrNull(ctx.query.before), limit: PAGE });
    ctx.set('Cache-Control', 'no-store');
    ctx.body = {
      hasMore: found.hasMore,
      deleted: found.deleted.map(({ content_type: contentType, document_id: documentId, ...same }) => ({
        ...same,
        contentType,
        documentId,
        mayRestore: isRecorded(contentType) && mayRestoreIn(strapi, ability, contentType, true),
      })),
    } satisfies DeletedPage;
  };

/** Lets the admin see what was recorded of documents, compare it, and restore it. */
export function registerVersionRoutes(strapi: Core.Strapi): void {
  addAdminRoutes(strapi, [
    { method: 'GET', path: '/versions/deleted', handler: deleted(strapi) },
    { method: 'GET', path: '/versions/:uid/:documentId', handler: list(strapi) },
    { method: 'GET', path: '/versions/:uid/:documentId/compare', handler: compare(strapi) },
    { method: 'GET', path: '/versions/:uid/:documentId/seen', handler: whatWasSeen(strapi) },
    { method: 'POST', path: '/versions/:uid/:documentId/:id/restore', handler: restore(strapi) },
  ]);
}
