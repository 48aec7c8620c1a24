import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type Fields, text } from '../platform/fields';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Ability, changeablePart, creatablePart, mayReadDocument, readableOf } from '../platform/permissions';
import { addRequest, type OpenRelease, removeRequest } from './contract';
import { fieldOf, isReleased, openReleasesWith, RELEASE } from './plan';

type Context = Parameters<Core.MiddlewareHandler>[0];

const words = {
  unclear: 'This doesn’t say which documents to add, or to which release.',
  noMembers: (type: string) => `Documents of the type ${type} can’t be in a release.`,
  notYours: 'Your role can’t change releases. Ask an administrator.',
  gone: 'This release no longer exists, or your role can’t change it. Reload the page.',
  published: 'This release is published. Choose another one.',
};

/** How many releases to come a list offers: the last changed. */
const MOST = 100;

const abilityOf = (ctx: Context): Ability => ctx.state.userAbility;

async function readOpen(strapi: Core.Strapi, ability: Ability): Promise<OpenRelease[]> {
  const readable = await readableOf(strapi, ability, RELEASE);
  if (!readable) return [];
  const filters = { $and: [readable.filters] };
  const [drafts, published]: Fields[][] = await Promise.all([
    strapi.documents(RELEASE).findMany({ filters, status: 'draft', sort: 'updatedAt:desc', fields: ['name'] }),
    strapi.documents(RELEASE).findMany({ filters, status: 'published', fields: ['name'] }),
  ]);
  const over = new Set((published ?? []).map(({ documentId }) => documentId));
  return (drafts ?? [])
    .filter(({ documentId }) => !over.has(documentId))
    .slice(0, MOST)
    .map(({ documentId, name }) => ({ documentId: text(documentId), name: text(name) }));
}

async function readOpenWith(strapi: Core.Strapi, ability: Ability, uid: UID.ContentType, documentId: string) {
  const found: OpenRelease[] = [];
  for (const { name, documentId: release } of await openReleasesWith(strapi, uid, [documentId]))
    if (await mayReadDocument(strapi, ability, { uid: RELEASE, documentId: release, version: 'draft' }))
      found.push({ documentId: release, name });
  return found;
}

const linked = (documentIds: readonly string[]) => documentIds.map((documentId) => ({ documentId }));

/** @throws ForbiddenError, ApplicationError where a release can't be changed. */
async function change(strapi: Core.Strapi, ability: Ability, documentId: string, data: object): Promise<void> {
  if (await isReleased(strapi, documentId)) throw new errors.ApplicationError(words.published);
  const allowed = await changeablePart(strapi, ability, { uid: RELEASE, documentId }, data);
  if (!allowed || Object.keys(allowed).length === 0) throw new errors.ForbiddenError(words.gone);
  await strapi.documents(RELEASE).update({ documentId, data: allowed });
}

const addHandler = (strapi: Core.Strapi) =>
  adminHandler(addRequest, words.unclear, async (ctx, { contentType, documentIds, to }, user) => {
    const field = fieldOf(contentType);
    if (!field) return ctx.badRequest(words.noMembers(contentType));
    const data = { [field]: { connect: linked(documentIds) } };
    if ('documentId' in to) {
      await change(strapi, abilityOf(ctx), to.documentId, { ...data, updatedBy: user.id });
      ctx.body = { documentId: to.documentId };
      return;
    }
    const allowed = await creatablePart(strapi, abilityOf(ctx), RELEASE, { name: to.name, ...data });
    if (!allowed?.name) return ctx.forbidden(words.notYours);
    const made = await strapi
      .documents(RELEASE)
      .create({ data: { ...allowed, name: to.name, createdBy: user.id, updatedBy: user.id } });
    ctx.body = { documentId: made.documentId };
  });

const removeHandler = (strapi: Core.Strapi) =>
  adminHandler(removeRequest, words.unclear, async (ctx, { contentType, documentId, release }, user) => {
    const field = fieldOf(contentType);
    if (!field) return ctx.badRequest(words.noMembers(contentType));
    const data = { [field]: { disconnect: linked([documentId]) }, updatedBy: user.id };
    await change(strapi, abilityOf(ctx), release, data);
    ctx.body = { documentId: release };
  });

/** Lets editors add documents to releases where they are working: in a list, or in a document’s form. */
export function registerReleaseRoutes(strapi: Core.Strapi): void {
  const open: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const { contentType, documentId } = ctx.query;
    const releases =
      typeof contentType === 'string' && typeof documentId === 'string'
        ? await readOpenWith(strapi, abilityOf(ctx), contentType as UID.ContentType, documentId)
        : await readOpen(strapi, abilityOf(ctx));
    ctx.body = { releases };
  };

  addAdminRoutes(strapi, [
    { method: 'GET', path: '/releases/open', handler: open },
    { method: 'POST', path: '/releases/members', handler: addHandler(strapi) },
    { method: 'POST', path: '/releases/members/remove', handler: removeHandler(strapi) },
  ]);
}
