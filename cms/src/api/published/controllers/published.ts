import { contentTypeNames } from '@patient-press/shared/payloads/content-types';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { readPublished, readVersions } from '../../../published/published';

type Context = Parameters<Core.MiddlewareHandler>[0];

const type = z.enum(contentTypeNames);
/** Strapi's own, and any others that an import wrote: one that is refused would stop the press. */
const documentIds = z.array(z.string().min(1).max(255)).max(200);

/** The ids in an address, where commas that are part of one are encoded. Undefined: there are none, or they can't be read. */
function listedIn(query: string): string[] | undefined {
  try {
    return /(?:^|&)documentIds=([^&]*)/.exec(query)?.[1]?.split(',').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * `GET /api/published/<type>?documentIds=<id>,<id>` → `{ data: [payload] }`, for the press: the published ones among at
   * most 200 documents, in no order. They are what `GET /api/<type>` answers with the populate of the type, from one query.
   * 404 for an unknown type, 400 for a malformed list.
   */
  async find(ctx: Context) {
    const name = type.safeParse(ctx.params.type);
    if (!name.success) return ctx.notFound();
    const ids = documentIds.safeParse(listedIn(ctx.querystring));
    if (!ids.success) return ctx.badRequest('documentIds is a list of at most 200 ids, with commas between them');
    ctx.body = { data: await readPublished(strapi, name.data, ids.data) };
  },

  /**
   * `GET /api/published/<type>/versions` → `{ data: { [documentId]: updatedAt } }`, for the press: every published document
   * of a type. 404 for an unknown type.
   */
  async versions(ctx: Context) {
    const name = type.safeParse(ctx.params.type);
    if (!name.success) return ctx.notFound();
    ctx.body = { data: await readVersions(strapi, name.data) };
  },
});
