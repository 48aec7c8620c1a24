import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core, UID } from '@strapi/strapi';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Ability, mayReadDocument } from '../platform/permissions';
import { takeDown } from '../rules/a-document-in-use-cannot-be-removed';
import { readConsequences } from './consequences';

const isOfTheSite = (uid: string): uid is UID.ContentType & `api::${string}` =>
  Object.values(contentTypes).some((type) => type.uid === uid);

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
    { method: 'GET', path: '/consequences/:contentType/:documentId', handler: read },
    { method: 'POST', path: '/consequences/:contentType/:documentId/take-down', handler: take },
  ]);
}
