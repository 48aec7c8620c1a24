import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core, UID } from '@strapi/strapi';
import { filesById, filesInFolders } from '../files/library-files';
import { text } from '../platform/fields';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Ability, mayReadDocument, mayReadType, readableOf } from '../platform/permissions';
import { titleIn } from '../platform/titles';
import { takeDown } from '../rules/a-document-in-use-cannot-be-removed';
import { readConsequences, readLivePages } from './consequences';
import { filesRequest, hasNotices, type Several, severalRequest, unpublishRequest } from './contract';
import { unpublishSeveral } from './unpublish-several';
import { readFilesUsed, readSeveralUsed } from './where-used';

const isOfTheSite = (uid: string): uid is UID.ContentType & `api::${string}` =>
  Object.values(contentTypes).some((type) => type.uid === uid);

/** Several documents of a type, as far as the sender of a request may read them; null: none of the type. */
async function findNamed(strapi: Core.Strapi, ability: Ability, uid: UID.ContentType, documentIds: readonly string[]) {
  const readable = await readableOf(strapi, ability, uid);
  if (!readable) return null;
  const filters = { $and: [{ documentId: { $in: [...documentIds] } }, readable.filters] };
  const found = await strapi.documents(uid).findMany({ filters, limit: documentIds.length });
  return found.map((row: Record<string, unknown>) => ({
    uid,
    documentId: text(row.documentId),
    title: titleIn(uid, row),
  }));
}

const NOT_READ = 'Your role may not read these. Ask an administrator.';

/** Of several documents that are about to be deleted or unpublished together, which are used. */
const severalHandler = (strapi: Core.Strapi) =>
  adminHandler(severalRequest, 'This doesn’t say which documents to look up.', async (ctx, body) => {
    const { contentType: uid, documentIds } = body;
    if (!isOfTheSite(uid)) return ctx.notFound(`The site has nothing of the type ${uid}.`);
    const documents = await findNamed(strapi, ctx.state.userAbility, uid, documentIds);
    if (!documents) return ctx.forbidden(NOT_READ);
    ctx.body = {
      live: await readLivePages(strapi, documents),
      used: await readSeveralUsed(strapi, documents),
    } satisfies Several;
  });

const unpublishHandler = (strapi: Core.Strapi) =>
  adminHandler(unpublishRequest, 'This doesn’t say what to unpublish.', async (ctx, body) => {
    const { contentType: uid, documents } = body;
    if (!isOfTheSite(uid) || !hasNotices(uid)) return ctx.notFound(`Documents of the type ${uid} have no pages.`);
    const ability: Ability = ctx.state.userAbility;
    const named = await findNamed(
      strapi,
      ability,
      uid,
      documents.map(({ documentId }) => documentId),
    );
    if (!named) return ctx.forbidden(NOT_READ);
    const titles = new Map(named.map(({ documentId, title }) => [documentId, title]));
    ctx.body = { documents: await unpublishSeveral(strapi, ability, uid, body, titles) };
  });

/** Of files that are about to be deleted or replaced, and of the one whose details are open, where they are used. */
const filesHandler = (strapi: Core.Strapi) =>
  adminHandler(filesRequest, 'This doesn’t say which files to look up.', async (ctx, { fileIds, folderIds }) => {
    const ability: Ability = ctx.state.userAbility;
    if (!mayReadType(ability, 'plugin::upload.file'))
      return ctx.forbidden('Your role may not read the Media Library. Ask an administrator.');
    const files = [...(await filesById(strapi, fileIds)), ...(await filesInFolders(strapi, folderIds))];
    ctx.body = await readFilesUsed(strapi, files);
  });

/** Lets the admin say what deleting or unpublishing a document does, and take a page down in an emergency. */
export function registerConsequencesRoutes(strapi: Core.Strapi): void {
  /** The document that a request is about, if its sender may read it. */
  const asked = async (ctx: Parameters<Core.MiddlewareHandler>[0]) => {
    const [uid, documentId] = [String(ctx.params.contentType), String(ctx.params.documentId)];
    if (!isOfTheSite(uid)) return ctx.notFound(`The site doesn’t show documents of the type ${uid}.`);
    const version = strapi.contentType(uid).options?.draftAndPublish ? 'draft' : 'published';
    const ability: Ability = ctx.state.userAbility;
    if (!(await mayReadDocument(strapi, ability, { uid, documentId, version })))
      return ctx.forbidden('This document doesn’t exist, or your role can’t open it. Ask an administrator.');
    return { uid, documentId };
  };

  const read: Core.MiddlewareHandler = async (ctx) => {
    const document = await asked(ctx);
    if (!document) return;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await readConsequences(strapi, document.uid, document.documentId);
  };

  const take: Core.MiddlewareHandler = async (ctx) => {
    const document = await asked(ctx);
    if (!document) return;
    const ability: Ability = ctx.state.userAbility;
    if (!ability.can('plugin::content-manager.explorer.publish', document.uid))
      return ctx.forbidden('Your role can’t unpublish this. Ask an administrator.');
    await takeDown(strapi, document.uid, document.documentId);
    ctx.status = 204;
  };

  addAdminRoutes(strapi, [
    { method: 'POST', path: '/where-used', handler: severalHandler(strapi) },
    { method: 'POST', path: '/where-used/files', handler: filesHandler(strapi) },
    { method: 'POST', path: '/consequences/unpublish', handler: unpublishHandler(strapi) },
    { method: 'GET', path: '/consequences/:contentType/:documentId', handler: read },
    { method: 'POST', path: '/consequences/:contentType/:documentId/take-down', handler: take },
  ]);
}
