import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core, Struct } from '@strapi/strapi';

/** The types that the site shows. Others, readers' requests among them, point at documents without showing them. */
const shownTypes = new Set<string>(Object.values(contentTypes).map(({ uid }) => uid));

/** The types and components in which something can be used. */
export const usingSchemas = (strapi: Core.Strapi): Struct.Schema[] => [
  ...Object.values(strapi.contentTypes).filter(({ uid }) => shownTypes.has(uid)),
  ...Object.values(strapi.components),
];
