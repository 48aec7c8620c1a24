import type { Core } from '@strapi/strapi';
export async function setUpRoles(_strapi: Core.Strapi): Promise<void> {}
