import { clientAddress } from '@patient-press/shared/client-address';
import type { Core } from '@strapi/strapi';
import { environment } from '../platform/environment';

/** What only a proxy may say. */
const FORWARDED = ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-real-ip'];

/**
 * Leaves one address in `X-Forwarded-For`, from which Koa and Strapi read whose request it is: limits count by it, and Koa
 * takes the leftmost, which any client can write. What a client says of its host or its protocol goes, unless a trusted proxy
 * passes it on.
 */
export default (): Core.MiddlewareHandler => (ctx, next) => {
  const { headers, socket } = ctx.req;
  headers['x-forwarded-for'] = clientAddress(ctx.req, environment.TRUSTED_PROXIES);
  if (!environment.TRUSTED_PROXIES(socket.remoteAddress ?? '', 0)) for (const name of FORWARDED) delete headers[name];
  return next();
};
