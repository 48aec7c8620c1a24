import type { Core } from '@strapi/strapi';
import { ANSWER_REQUESTS, COUNT_REQUESTS } from '../requests/contract';
import { registerCallRoutes } from './call-routes';
import { registerCallbackRoutes } from './callback-routes';
import { registerGuideRoutes } from './guide-routes';
import { registerSearchRoutes } from './search-routes';

/** The routes behind the admin's pages for readers' requests, and the permissions that open them. */
export async function registerInbox(strapi: Core.Strapi): Promise<void> {
  // Before Strapi starts: it then forgets permissions of which it does not know the action.
  const permission = (displayName: string, uid: string) => ({
    section: 'settings',
    category: 'Readers’ requests',
    displayName,
    uid: uid.replace('api::', ''),
  });
  await strapi
    .service('admin::permission')
    .actionProvider.registerMany([
      permission('Read and answer', ANSWER_REQUESTS),
      permission('See how many there are', COUNT_REQUESTS),
    ]);
  registerCallbackRoutes(strapi);
  registerGuideRoutes(strapi);
  registerCallRoutes(strapi);
  registerSearchRoutes(strapi);
}
