import type { Core } from '@strapi/strapi';
export async function seedDemoContent(_strapi: Core.Strapi): Promise<void> {}
