import type { Core, UID } from '@strapi/strapi';
import { type Fields, text } from '../platform/fields';

/** Strapi's own service, which slugs are made with. */
interface SlugService {
  generateUIDField(asked: { contentTypeUID: UID.ContentType; field: string; data: Fields }): Promise<string>;
  findUniqueUID(asked: { value: string }): Promise<string>;
}

/** Whether a slug says anything of its title: of one in Chinese, a number at most is left. */
const isReadable = (slug: string, title: string): boolean => /[a-z]/i.test(slug) || !/\p{L}/u.test(title);

/** Strapi counts even where a title leaves nothing to make a slug from: the form's own button would offer `-3`. */
export function leaveSlugsBlank(strapi: Core.Strapi): void {
  const service: SlugService = strapi.plugin('content-manager').service('uid');
  const findUnique = service.findUniqueUID.bind(service);
  service.findUniqueUID = async (asked) => (asked.value ? findUnique(asked) : '');
}

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
  const attribute = strapi.contentType(uid).attributes.slug;
  if (attribute?.type !== 'uid' || !attribute.targetField || text(fields.slug)) return false;
  const { targetField } = attribute;
  if (!text(fields[targetField]) || !(isWhole || 'slug' in fields)) return false;
  const service: SlugService = strapi.plugin('content-manager').service('uid');
  const slug = await service.generateUIDField({ contentTypeUID: uid, field: 'slug', data: fields });
  // `a-slug-fits-the-site` asks for one.
  fields.slug = isReadable(slug, text(fields[targetField])) ? slug : '';
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
