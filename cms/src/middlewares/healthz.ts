import type { Core } from '@strapi/strapi';
import { countOverdue } from '../schedules/due-table';

const OVERDUE_S = 60;

/**
 * `/healthz` for anyone: 200 when the cms does its work, else 503 and what is wrong. For a monitor, not for what decides where requests
 * go: another replica would not do better. That asks Strapi's own `/_health`.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler =>
  async (ctx, next) => {
    if (ctx.path !== '/healthz') return next();
    ctx.set('Cache-Control', 'no-store');
    try {
      const overdueSchedules = await countOverdue(strapi, OVERDUE_S);
      ctx.status = overdueSchedules > 0 ? 503 : 200;
      ctx.body = { isHealthy: overdueSchedules === 0, overdueSchedules };
    } catch (error) {
      strapi.log.error(
        `The health of the cms couldn’t be determined. ${error instanceof Error ? error.message : error}`,
      );
      ctx.status = 503;
      ctx.body = { isHealthy: false, overdueSchedules: null };
    }
  };
