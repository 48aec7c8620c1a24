import type { ReleasePlan } from '@patient-press/shared/releases';
import type { Core } from '@strapi/strapi';
import { text } from '../../../platform/fields';
import { planOf, readRelease } from '../../../releases/plan';

type Context = Parameters<Core.MiddlewareHandler>[0];

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** `GET /api/releases/:id` → `{ data }`, a release as the press previews it. 404 when there is none. */
  async findOne(ctx: Context) {
    const release = await readRelease(strapi, String(ctx.params.id));
    if (!release) return ctx.notFound('There is no such release.');
    const { name, members, redirects } = await planOf(strapi, release);
    const data: ReleasePlan = {
      name,
      documents: members.map(({ uid, documentId }) => ({ contentType: uid, documentId, action: 'publish' })),
      redirects: redirects.map(({ from, to }) => ({ from: text(from), to: text(to) })),
    };
    ctx.body = { data };
  },
});
