import { hasPage, pagePath } from '@patient-press/shared/paths';
import { contentTypes } from '@patient-press/shared/payloads/content-types';
import { pageFault } from '@patient-press/shared/site-paths';
import type { UID } from '@strapi/strapi';
import { type ReadonlyFields, text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import { fieldWords } from './words/document';

/** By the type, what a slug is made from. */
const titles = new Map<string, string | null>(Object.values(contentTypes).map(({ uid, title }) => [uid, title]));

/**
 * A slug becomes a folder of the site: not one that the site has already, nor one that no disk takes. A title from which
 * none can be made, such as one in Chinese, needs one that someone types.
 */
export function aSlugFitsTheSite(uid: UID.Schema, fields: ReadonlyFields): Objection[] {
  if (!hasPage(uid)) return [];
  const typed = text(fields.slug);
  const title = text(fields[titles.get(uid) ?? '']);
  if (!typed) return 'slug' in fields && title ? [{ path: ['slug'], message: fieldWords.noSlug(title) }] : [];
  const fault = /^[\w.~-]+$/.test(typed) ? pageFault(pagePath(uid, typed)) : fieldWords.slugCharacters(typed);
  return fault ? [{ path: ['slug'], message: fieldWords.chooseSlug(fault) }] : [];
}
