import { hasPage, pagePath } from '@patient-press/shared/paths';
import { pathFault } from '@patient-press/shared/site-paths';
import type { UID } from '@strapi/strapi';
import { type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';

/** A slug becomes a folder of the site: not one that the site has already, nor one that no disk takes. */
export function aSlugFitsTheSite(uid: UID.Schema, { slug }: ReadonlyFields): Objection[] {
  const typed = text(slug);
  if (!typed || !hasPage(uid)) return [];
  const fault = /^[\w.~-]+$/.test(typed)
    ? pathFault(pagePath(uid, typed))
    : `“${typed}” can’t be used: a slug has letters without accents, digits and hyphens only.`;
  return fault ? [{ path: ['slug'], message: `${fault} Choose another slug.` }] : [];
}
