import type { Core } from '@strapi/strapi';
export function registerRules(_strapi: Core.Strapi): void {}
