import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core, UID } from '@strapi/strapi';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Ability, mayReadType } from '../platform/permissions';
import { changeSeveral } from './change-several';
import { CHANGED_TOGETHER, changeSeveralRequest, saveFilterRequest } from './contract';
import { deleteFilter, readSavedFilters, saveFilter, TooManyFiltersError } from './saved-filters';

const isListed = (uid: string): uid is UID.ContentType & `api::${string}` =>
  Object.values(contentTypes).some((type) => type.uid === uid);

const mayNotRead = 'Your role can’t read this list. Ask an administrator.';

const changeHandler = (strapi: Core.Strapi) =>
  adminHandler(
    changeSeveralRequest,
    'This doesn’t say which documents to change, or how. Choose a reviewer or topics.',
    async (ctx, wanted, user) => {
      const { contentType } = wanted;
      if (!isListed(contentType) || !CHANGED_TOGETHER.includes(contentType))
        return ctx.badRequest(
          `Documents of the type ${contentType} can’t be changed together. Change them one by one.`,
        );
      const ability: Ability = ctx.state.userAbility;
      ctx.body = await changeSeveral(strapi, ability, Number(user.id), { ...wanted, contentType });
    },
  );

const saveHandler = (strapi: Core.Strapi) =>
  adminHandler(
    saveFilterRequest,
    'A saved filter needs a name of at most 60 characters. Shorten it, and save again.',
    async (ctx, filter, user) => {
      if (!isListed(filter.contentType) || !mayReadType(ctx.state.userAbility, filter.contentType))
        return ctx.forbidden(mayNotRead);
      try {
        await saveFilter(strapi, filter, Number(user.id));
      } catch (error) {
        if (error instanceof TooManyFiltersError) return ctx.badRequest(error.message);
        throw error;
      }
      ctx.status = 204;
    },
  );

/** Lets lists of the content manager change several documents, and save filters. */
export function registerListRoutes(strapi: Core.Strapi): void {
  const read: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const contentType = String(ctx.params.contentType);
    if (!isListed(contentType) || !mayReadType(ctx.state.userAbility, contentType)) return ctx.forbidden(mayNotRead);
    ctx.body = { filters: await readSavedFilters(strapi, contentType, Number(ctx.state.user.id)) };
  };

  const remove: Core.MiddlewareHandler = async (ctx) => {
    const id = Number(ctx.params.id);
    const isDeleted = Number.isSafeInteger(id) && (await deleteFilter(strapi, id, Number(ctx.state.user.id)));
    if (!isDeleted) return ctx.notFound('You have no such saved filter. Reload the page.');
    ctx.status = 204;
  };

  addAdminRoutes(strapi, [
    { method: 'POST', path: '/lists/change-several', handler: changeHandler(strapi) },
    { method: 'GET', path: '/lists/filters/:contentType', handler: read },
    { method: 'POST', path: '/lists/filters', handler: saveHandler(strapi) },
    { method: 'DELETE', path: '/lists/filters/:id', handler: remove },
  ]);
}
