import type { Core, UID } from '@strapi/strapi';
import type { Ability } from '../platform/permissions';
import { type Content, content } from './content';
import { contentAttributes } from './recorded-types';

const READ = 'plugin::content-manager.explorer.read';

/** What of a content someone may read, field by field, and whether that is all of it. */
export function readablePart(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
  whole: Content,
): { content: Content; isWhole: boolean } {
  let isWhole = true;
  /** Permissions name the fields within components; what is in a dynamic zone has no name of its own. */
  const mayRead = (schema: UID.Schema, path: string): boolean =>
    contentAttributes(strapi, schema).some(([name, attribute]) =>
      attribute.type === 'component'
        ? mayRead(attribute.component, `${path}.${name}`)
        : ability.can(READ, uid, `${path}.${name}`),
    );
  const readable = (schema: UID.Schema, fields: Content, path: string): Content => {
    const part: Content = {};
    for (const [name, attribute] of contentAttributes(strapi, schema)) {
      const value = fields[name];
      const here = path ? `${path}.${name}` : name;
      const isPart = attribute.type === 'component';
      if (!(isPart ? mayRead(attribute.component, here) : ability.can(READ, uid, here))) {
        if (value !== null && value !== undefined) isWhole = false;
      } else if (isPart) {
        const inside = (one: unknown) => {
          const { data } = content.safeParse(one);
          return data ? readable(attribute.component, data, here) : one;
        };
        part[name] = Array.isArray(value) ? value.map(inside) : inside(value);
      } else part[name] = value;
    }
    return part;
  };
  return { content: readable(uid, whole, ''), isWhole };
}
