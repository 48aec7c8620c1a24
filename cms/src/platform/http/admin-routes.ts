import type { Core } from '@strapi/strapi';

type AdminRoute = Pick<Core.Route, 'method' | 'path' | 'handler'>;

/** Adds addresses to the admin's API, for those who are logged in there. @param actions the permissions they also need. */
export function addAdminRoutes(strapi: Core.Strapi, routes: AdminRoute[], actions: readonly string[] = []): void {
  const permitted = { name: 'admin::hasPermissions', config: { actions } };
  const policies = ['admin::isAuthenticatedAdmin', ...(actions.length > 0 ? [permitted] : [])];
  strapi.server.routes({
    type: 'admin',
    routes: routes.map((route) => ({ ...route, config: { policies }, info: { type: 'admin' } })),
  });
}
