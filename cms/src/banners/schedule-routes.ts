import type { Core } from '@strapi/strapi';
import { addAdminRoutes } from '../platform/http/admin-routes';
import { type Ability, mayReadDocument } from '../platform/permissions';
import { signedPreviewUrl } from '../press/preview';
import { BANNER } from './published-banners';
import { readSchedule } from './schedule';
import type { BannerPreview } from './schedule-contract';

/** Lets the admin ask when and where banners run, and where the press draws one. */
export function registerScheduleRoutes(strapi: Core.Strapi): void {
  const schedule: Core.MiddlewareHandler = async (ctx) => {
    const ability: Ability = ctx.state.userAbility;
    const read = await readSchedule(strapi, ability);
    if (!read) return ctx.forbidden('Your role can’t open banners. Ask an administrator.');
    ctx.set('Cache-Control', 'no-store');
    ctx.body = read;
  };

  const sheet: Core.MiddlewareHandler = async (ctx) => {
    const ability: Ability = ctx.state.userAbility;
    const shown = { uid: BANNER, documentId: String(ctx.params.documentId), version: 'draft' } as const;
    if (!(await mayReadDocument(strapi, ability, shown)))
      return ctx.forbidden('This banner doesn’t exist, or your role can’t open it. Ask an administrator.');
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { url: signedPreviewUrl(shown) } satisfies BannerPreview;
  };

  addAdminRoutes(strapi, [
    { method: 'GET', path: '/banners/schedule', handler: schedule },
    { method: 'GET', path: '/banners/:documentId/sheet', handler: sheet },
  ]);
}
