import type { Core, UID } from '@strapi/strapi';
import { type Fields, text } from '../platform/fields';

/** The fields whose address was made here. */
const made = new WeakSet<Fields>();

/**
 * Gives a document without an address one that no other has, made from its headline, title or name. Strapi would make it
 * from the type's name, as soon as the form opens: `article`.
 * @param isWhole whether these are all fields of the document, or only those that change: then the others stay.
 * @returns whether an address was made.
 */
export async function makeSlug(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  fields: Fields,
  isWhole: boolean,
): Promise<boolean> {
  const { slug } = strapi.contentType(uid).attributes;
  if (slug?.type !== 'uid' || !slug.targetField || text(fields.slug)) return false;
  if (!text(fields[slug.targetField]) || !(isWhole || 'slug' in fields)) return false;
  fields.slug = await strapi
    .plugin('content-manager')
    .service('uid')
    .generateUIDField({ contentTypeUID: uid, field: 'slug', data: fields });
  made.add(fields);
  return true;
}

/** As {@link makeSlug}, once more for an address that was made before others had to wait: one of them may have it now. */
export async function makeFreeSlug(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  fields: Fields,
  isWhole: boolean,
): Promise<void> {
  if (made.has(fields)) fields.slug = '';
  await makeSlug(strapi, uid, fields, isWhole);
}
