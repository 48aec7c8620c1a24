import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { addAdminRoutes } from '../platform/http/admin-routes';
import type { Administrator } from '../platform/http/administrator';
import { type DeliveryList, SEE_DELIVERIES, SEE_SECRETS, type SigningSecret } from './contract';
import { lastDeliveries, sendAgain } from './log';
import { findRecipient } from './recipient';
import { signer } from './signer';

const GONE = 'This recipient no longer exists.';

const permissions = [
  { displayName: 'See signing secrets', uid: SEE_SECRETS },
  { displayName: 'See deliveries and send them again', uid: SEE_DELIVERIES },
];

/** The routes behind a recipient's edit view, and the permissions that open them: at first, only super admins have these. */
export async function registerRecipientRoutes(strapi: Core.Strapi): Promise<void> {
  // Before Strapi starts: it then forgets permissions of which it does not know the action.
  await strapi.service('admin::permission').actionProvider.registerMany(
    permissions.map(({ displayName, uid }) => ({
      section: 'settings',
      category: 'Recipients',
      displayName,
      uid: uid.replace('api::', ''),
    })),
  );

  const secret: Core.MiddlewareHandler = async (ctx) => {
    const recipient = await findRecipient(strapi, String(ctx.params.documentId));
    if (!recipient) return ctx.notFound(GONE);
    const { id }: Administrator = ctx.state.user;
    strapi.log.info(`Administrator ${id} looked at the signing secret of recipient ${recipient.documentId}.`);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { secret: signer.secretOf(recipient) } satisfies SigningSecret;
  };

  const deliveries: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = {
      deliveries: await lastDeliveries(strapi, String(ctx.params.documentId)),
    } satisfies DeliveryList;
  };

  const again: Core.MiddlewareHandler = async (ctx) => {
    const documentId = String(ctx.params.documentId);
    const id = z.uuid().safeParse(ctx.params.delivery).data;
    if (!id || !(await sendAgain(strapi, documentId, id)))
      return ctx.notFound('This delivery didn’t fail, or is already being sent again. Reload the page.');
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { deliveries: await lastDeliveries(strapi, documentId) } satisfies DeliveryList;
  };

  addAdminRoutes(strapi, [{ method: 'GET', path: '/recipients/:documentId/secret', handler: secret }], [SEE_SECRETS]);
  addAdminRoutes(
    strapi,
    [
      { method: 'GET', path: '/recipients/:documentId/deliveries', handler: deliveries },
      { method: 'POST', path: '/recipients/:documentId/deliveries/:delivery/again', handler: again },
    ],
    [SEE_DELIVERIES],
  );
}
