import { hasPage } from '@patient-press/shared/paths';
import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core, UID } from '@strapi/strapi';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Ability, mayReadDocument } from '../platform/permissions';
import type { LivePreview } from './contract';
import { readDocumentPlace } from './document-place';
import { livePreviewUrl } from './preview';
import { readSiteStatus } from './site-status';

const isOfTheSite = (uid: string): uid is UID.ContentType & `api::${string}` =>
  Object.values(contentTypes).some((type) => type.uid === uid);

/** Lets the admin ask, through the cms, how the press does: administrators reach the cms, but never the press's token. */
export function registerPressRoutes(strapi: Core.Strapi): void {
  const status: Core.MiddlewareHandler = async (ctx) => {
    const ability: Ability = ctx.state.userAbility;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await readSiteStatus(strapi, ability);
  };

  const place: Core.MiddlewareHandler = async (ctx) => {
    const ability: Ability = ctx.state.userAbility;
    const [uid, documentId] = [String(ctx.params.contentType), String(ctx.params.documentId)];
    if (!isOfTheSite(uid)) return ctx.notFound(`The site doesn’t show documents of the type ${uid}.`);
    const version = strapi.contentType(uid).options?.draftAndPublish ? 'draft' : 'published';
    if (!(await mayReadDocument(strapi, ability, { uid, documentId, version })))
      return ctx.forbidden('This document doesn’t exist, or your role can’t open it. Ask an administrator.');
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await readDocumentPlace(strapi, uid, documentId);
  };

  const live: Core.MiddlewareHandler = async (ctx) => {
    const ability: Ability = ctx.state.userAbility;
    const [uid, documentId] = [String(ctx.params.contentType), String(ctx.params.documentId)];
    if (!isOfTheSite(uid) || !hasPage(uid)) return ctx.notFound(`No page shows documents of the type ${uid}.`);
    const url = await livePreviewUrl(strapi, ability, uid, documentId === 'create' ? undefined : documentId);
    if (!url) return ctx.forbidden('There is no such document, or your role may not read it. Ask an administrator.');
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { url } satisfies LivePreview;
  };

  addAdminRoutes(strapi, [
    { method: 'GET', path: '/press/live/:contentType/:documentId', handler: live },
    { method: 'GET', path: '/press/status', handler: status },
    { method: 'GET', path: '/press/documents/:contentType/:documentId', handler: place },
  ]);
}
