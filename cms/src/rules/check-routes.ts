import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core, UID } from '@strapi/strapi';
import { text } from '../platform/fields';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Ability, changeablePart, creatablePart, readableOf } from '../platform/permissions';
import { RELEASE } from '../releases/plan';
import { findLinksToDrafts } from '../writing/draft-links';
import { pendingNote } from './a-publication-is-minor-or-major';
import { type CheckAnswer, type CheckedPublication, checkRequest, publicationsRequest } from './check-contract';
import { findObjections } from './find-objections';

const typeOf = (uid: string) => Object.values(contentTypes).find((type) => type.uid === uid);

const NOT_YOURS = 'This document doesn’t exist, or your role can’t change it. Ask an administrator.';

const checkHandler = (strapi: Core.Strapi) =>
  adminHandler(
    checkRequest,
    'This doesn’t say what to check.',
    async (ctx, { documentId, isPublication, ...asked }) => {
      const uid = asked.contentType === RELEASE ? RELEASE : typeOf(asked.contentType)?.uid;
      if (!uid) return ctx.notFound(`The site has nothing of the type ${asked.contentType}.`);
      const ability: Ability = ctx.state.userAbility;
      const data = documentId
        ? await changeablePart(strapi, ability, { uid, documentId }, asked.data)
        : await creatablePart(strapi, ability, uid, asked.data);
      if (!data) return ctx.forbidden(NOT_YOURS);
      const objections = await findObjections(strapi, uid, {
        documentId: documentId ?? undefined,
        data,
        isPublication,
      });
      ctx.body = { objections } satisfies CheckAnswer;
    },
  );

/** One by one: each looks at many other documents. */
async function checkPublications(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documents: readonly { documentId: string; title: string }[],
): Promise<CheckedPublication[]> {
  const checked: CheckedPublication[] = [];
  for (const { documentId, title } of documents) {
    const objections = await findObjections(strapi, uid, { documentId, data: {}, isPublication: true });
    const links = await findLinksToDrafts(strapi, uid, documentId, 'draft');
    const draftLinks = [...new Set(links.map((link) => link.text))];
    checked.push({ documentId, title, objections, draftLinks, changeNote: await pendingNote(strapi, uid, documentId) });
  }
  return checked;
}

const publicationsHandler = (strapi: Core.Strapi) =>
  adminHandler(publicationsRequest, 'This doesn’t say which documents to check.', async (ctx, body) => {
    const type = typeOf(body.contentType);
    if (!type || !strapi.contentType(type.uid).options?.draftAndPublish)
      return ctx.notFound(`Documents of the type ${body.contentType} aren’t published.`);
    const ability: Ability = ctx.state.userAbility;
    const readable = await readableOf(strapi, ability, type.uid);
    if (!readable || !ability.can('plugin::content-manager.explorer.publish', type.uid))
      return ctx.forbidden('Your role can’t publish these. Ask an administrator.');
    const filters = { $and: [{ documentId: { $in: body.documentIds } }, readable.filters] };
    const found = await strapi.documents(type.uid).findMany({ filters, limit: body.documentIds.length });
    const documents = found.map((row: Record<string, unknown>) => ({
      documentId: text(row.documentId),
      title: text(row[type.title ?? '']),
    }));
    ctx.body = { documents: await checkPublications(strapi, type.uid, documents) };
  });

/** Lets the admin say, before anything is saved, everything that a save or a publication would be refused for. */
export function registerCheckRoutes(strapi: Core.Strapi): void {
  addAdminRoutes(strapi, [
    { method: 'POST', path: '/checks', handler: checkHandler(strapi) },
    { method: 'POST', path: '/checks/publications', handler: publicationsHandler(strapi) },
  ]);
}
