import { hasPage, pagePath } from '@patient-press/shared/paths';
import { pathFault } from '@patient-press/shared/site-paths';
import type { UID } from '@strapi/strapi';
import { type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import { fieldWords } from './words/document';

/** A slug becomes a folder of the site: not one that the site has already, nor one that no disk takes. */
export function aSlugFitsTheSite(uid: UID.Schema, { slug }: ReadonlyFields): Objection[] {
  const typed = text(slug);
  if (!typed || !hasPage(uid)) return [];
  const fault = /^[\w.~-]+$/.test(typed) ? pathFault(pagePath(uid, typed)) : fieldWords.slugCharacters(typed);
  return fault ? [{ path: ['slug'], message: fieldWords.chooseSlug(fault) }] : [];
}
