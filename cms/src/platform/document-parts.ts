import type { Core, Struct, UID } from '@strapi/strapi';
import { type Fields, isFields } from './fields';
import type { Objection } from './objections';

/** A document and every component in it, each with the schema that describes it and its place in the form. */
export function* parts(
  strapi: Core.Strapi,
  schema: Struct.Schema,
  fields: Fields,
  path: Objection['path'] = [],
): Generator<{ uid: UID.Schema; fields: Fields; path: Objection['path'] }> {
  yield { uid: schema.uid, fields, path };
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    if (attribute.type !== 'component' && attribute.type !== 'dynamiczone') continue;
    const value = fields[name];
    for (const [index, part] of (Array.isArray(value) ? value : [value]).entries()) {
      if (!isFields(part)) continue;
      const uid = attribute.type === 'component' ? attribute.component : part.__component;
      const component = strapi.components[uid as UID.Component];
      if (component)
        yield* parts(strapi, component, part, Array.isArray(value) ? [...path, name, index] : [...path, name]);
    }
  }
}

/** The populate that reads a document with all its components, and of relations and media what identifies them. */
export function populateAll(strapi: Core.Strapi, schema: Struct.Schema): Record<string, unknown> {
  const populate: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    if (attribute.type === 'relation' || attribute.type === 'media') populate[name] = true;
    if (attribute.type === 'component') {
      const component = strapi.components[attribute.component as UID.Component];
      if (component) populate[name] = { populate: populateAll(strapi, component) };
    }
    if (attribute.type === 'dynamiczone') {
      const on = attribute.components.map((uid) => {
        const component = strapi.components[uid as UID.Component];
        return [uid, component ? { populate: populateAll(strapi, component) } : true];
      });
      populate[name] = { on: Object.fromEntries(on) };
    }
  }
  return populate;
}

/**
 * The populate that reads some of the relations of a document and its components, and only the components that may have one: a
 * part of what `populateAll` reads. Places in a dynamic zone then count only the components that were read.
 */
export function populateRelations(
  strapi: Core.Strapi,
  schema: Struct.Schema,
  isRead: (schema: UID.Schema, name: string) => boolean,
): Record<string, unknown> {
  const within = (uid: string) => {
    const component = strapi.components[uid as UID.Component];
    const populate = component ? populateRelations(strapi, component, isRead) : {};
    return Object.keys(populate).length > 0 ? { populate } : null;
  };
  const populate: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    if (attribute.type === 'relation' && isRead(schema.uid, name)) populate[name] = true;
    if (attribute.type === 'component') {
      const inner = within(attribute.component);
      if (inner) populate[name] = inner;
    }
    if (attribute.type === 'dynamiczone') {
      const on = attribute.components.flatMap((uid) => {
        const inner = within(uid);
        return inner ? [[uid, inner]] : [];
      });
      if (on.length > 0) populate[name] = { on: Object.fromEntries(on) };
    }
  }
  return populate;
}
