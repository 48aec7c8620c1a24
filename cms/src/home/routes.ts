import { statfs } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import { mailState } from '../delivery/mail/mail-state';
import { findMissingUploads } from '../files/missing-uploads';
import { environment } from '../platform/environment';
import { addAdminRoutes } from '../platform/http/admin-routes';
import type { Ability } from '../platform/permissions';
import type { Desk, System } from './contract';
import { readDesk } from './desk';

/** Those who may manage administrators run the system. */
const OPERATES = 'admin::users.read';

async function readSystem(strapi: Core.Strapi): Promise<System> {
  const { bavail, blocks, bsize } = await statfs(environment.DATA_DIR);
  const [email, files] = [await mailState(strapi), await findMissingUploads(strapi)];
  return { disk: { free: bavail * bsize, total: blocks * bsize }, email, files };
}

/** Lets the admin's home page say what there is to do. */
export function registerHomeRoutes(strapi: Core.Strapi): void {
  const desk: Core.MiddlewareHandler = async (ctx) => {
    const ability: Ability = ctx.state.userAbility;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = (await readDesk(strapi, ability, Number(ctx.state.user.id), Date.now())) satisfies Desk;
  };
  const system: Core.MiddlewareHandler = async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = await readSystem(strapi);
  };
  addAdminRoutes(strapi, [{ method: 'GET', path: '/home/desk', handler: desk }]);
  addAdminRoutes(strapi, [{ method: 'GET', path: '/home/system', handler: system }], [OPERATES]);
}
