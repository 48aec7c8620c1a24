import type { Core, UID } from '@strapi/strapi';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { hasDrafts } from '../platform/join-table';
import { type Ability, mayReadDocument, mayReadType } from '../platform/permissions';
import { leaveRequest, type Presence, presenceRequest } from './contract';
import { noteClosedForm, noteOpenForm } from './open-forms';

const isContentType = (strapi: Core.Strapi, uid: string): uid is UID.ContentType =>
  uid.startsWith('api::') && Object.hasOwn(strapi.contentTypes, uid);

/** Lets forms say that they are open, and who else has the same document open. Only those who may read it learn of it. */
export function registerPresenceRoutes(strapi: Core.Strapi): void {
  const open = adminHandler(presenceRequest, 'This doesn’t say which form is open.', async (ctx, asked, user) => {
    const { contentType: uid, documentId } = asked;
    const ability: Ability = ctx.state.userAbility;
    const version = hasDrafts(strapi, uid) ? 'draft' : 'published';
    const mayRead =
      isContentType(strapi, uid) &&
      (documentId === 'single'
        ? strapi.contentType(uid).kind === 'singleType' && mayReadType(ability, uid)
        : await mayReadDocument(strapi, ability, { uid, documentId, version }));
    if (!mayRead) return ctx.forbidden('This document doesn’t exist, or your role can’t open it.');
    ctx.body = { others: await noteOpenForm(strapi, asked, user) } satisfies Presence;
  });
  const leave = adminHandler(leaveRequest, 'This doesn’t say which form was closed.', async (ctx, { tab }, user) => {
    await noteClosedForm(strapi, tab, user);
    ctx.status = 204;
  });
  addAdminRoutes(strapi, [
    { method: 'POST', path: '/presence', handler: open },
    { method: 'POST', path: '/presence/leave', handler: leave },
  ]);
}
