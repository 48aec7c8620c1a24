import type { Core } from '@strapi/strapi';
import type { z } from 'zod';
import { SOURCE } from '../citations/sources-by-key';
import { adminHandler } from '../platform/http/admin-handler';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { hasDrafts } from '../platform/join-table';
import { type Ability, creatablePart, mayReadDocument, readableOf } from '../platform/permissions';
import {
  documentSearch,
  type draftLinks,
  draftLinksRequest,
  newSource,
  type Resolved,
  resolveRequest,
  type SourceList,
  sourceSearch,
} from './contract';
import { findDocuments, searchDocuments } from './documents';
import { checkLinks, findDraftLinks } from './draft-links';
import { findEntries, findSources, searchSources, toCitedSource } from './sources';

const mayNot = (what: string) => `Your role may not ${what}. Ask an administrator.`;

const sourceRoutes = (strapi: Core.Strapi) => ({
  search: adminHandler(sourceSearch, 'This isn’t a valid search for sources.', async (ctx, { words }) => {
    const ability: Ability = ctx.state.userAbility;
    const readable = await readableOf(strapi, ability, SOURCE);
    if (!readable) return ctx.forbidden(mayNot('read sources'));
    ctx.body = (await searchSources(strapi, readable.filters, words)) satisfies SourceList;
  }),

  create: adminHandler(newSource, 'This isn’t a source: it needs a title and a type.', async (ctx, body, { id }) => {
    const ability: Ability = ctx.state.userAbility;
    const data = await creatablePart(strapi, ability, SOURCE, body);
    if (!data) return ctx.forbidden(mayNot('create sources'));
    const created = await strapi.documents(SOURCE).create({
      data: { ...data, createdBy: id, updatedBy: id },
      populate: ['authorNames'],
    });
    ctx.status = 201;
    ctx.body = { source: toCitedSource(created) };
  }),
});

const documentRoutes = (strapi: Core.Strapi) => ({
  search: adminHandler(documentSearch, 'This isn’t a valid search for documents.', async (ctx, body) => {
    const ability: Ability = ctx.state.userAbility;
    ctx.body = await searchDocuments(strapi, ability, body);
  }),

  resolve: adminHandler(resolveRequest, 'This doesn’t say what to look up.', async (ctx, body) => {
    const ability: Ability = ctx.state.userAbility;
    const readable = await readableOf(strapi, ability, SOURCE);
    const answer: Resolved = {
      sources: readable ? await findSources(strapi, readable.filters, body) : [],
      documents: await findDocuments(strapi, ability, body.documents),
      links: await checkLinks(strapi, ability, body.links),
      entries: readable ? await findEntries(strapi, readable.filters, body.entries) : [],
    };
    ctx.body = answer;
  }),

  draftLinks: adminHandler(draftLinksRequest, 'This doesn’t say which document to look up.', async (ctx, body) => {
    const { contentType: uid, documentId } = body;
    const type = Object.values(strapi.contentTypes).find((one) => one.uid === uid);
    if (!type || !hasDrafts(strapi, uid)) return ctx.notFound(`${uid} has no drafts.`);
    const ability: Ability = ctx.state.userAbility;
    if (!(await mayReadDocument(strapi, ability, { uid: type.uid, documentId, version: 'published' })))
      return ctx.forbidden(mayNot('open this'));
    ctx.body = { links: await findDraftLinks(strapi, ability, type.uid, documentId) } satisfies z.infer<
      typeof draftLinks
    >;
  }),
});

/** The routes behind the admin's writing field. What they answer is limited to what the role may read. */
export function registerWritingRoutes(strapi: Core.Strapi): void {
  const [sources, documents] = [sourceRoutes(strapi), documentRoutes(strapi)];
  addAdminRoutes(strapi, [
    { method: 'POST', path: '/writing/sources/search', handler: sources.search },
    { method: 'POST', path: '/writing/sources', handler: sources.create },
    { method: 'POST', path: '/writing/documents/search', handler: documents.search },
    { method: 'POST', path: '/writing/resolve', handler: documents.resolve },
    { method: 'POST', path: '/writing/draft-links', handler: documents.draftLinks },
  ]);
}
