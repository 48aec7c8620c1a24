import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { factories } from '@strapi/strapi';
import { isPrivate, privatePath } from '../../../files/keep-documents-private';

export default factories.createCoreController('api::guide.guide', ({ strapi }) => ({
  /** `GET /api/guides/:documentId/file`: the PDF of a published guide, for the press. 404 when there is none. */
  async file(ctx) {
    const guide = await strapi.documents('api::guide.guide').findOne({
      documentId: String(ctx.params.documentId),
      status: 'published',
      populate: { file: true },
    });
    const file = guide?.file;
    if (!file || !isPrivate(file)) return ctx.notFound('This guide is not published, or has no PDF.');
    const path = privatePath(file);
    const found = await stat(path).catch(() => null);
    if (!found)
      return ctx.notFound('The PDF of this guide is not among the uploads. Restore them, or upload it again.');
    ctx.set('Content-Length', String(found.size));
    ctx.type = 'application/pdf';
    ctx.body = createReadStream(path);
  },
}));
