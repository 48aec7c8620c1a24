import type { Core, Struct, UID } from '@strapi/strapi';
import { columnOf, componentTableOf, tableOf } from '../platform/join-table';

/** A column in which words are looked for, with the query that finds its rows: `root` is the document's, `id` its own. */
export interface SearchedColumn {
  table: string;
  column: string;
  /** Whether it is structured text, stored as JSON. */
  isStructured: boolean;
  rows: string;
}

type Attribute = Struct.SchemaAttributes[string];

const texts = ['string', 'text', 'richtext', 'uid', 'email', 'enumeration'];
const componentsOf = (attribute: Attribute): readonly UID.Component[] => {
  if (attribute.type === 'component') return [attribute.component];
  return attribute.type === 'dynamiczone' ? attribute.components : [];
};

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;

/**
 * The columns of a document and of all components in it that hold text. Names come from our own schemas.
 * @param rows selects the documents' rows, as `root` and `id`.
 * @param mayRead whether a field of the document, such as `body` or `seo.title`, may be read.
 */
export function searchedColumns(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  rows: string,
  mayRead: (field: string) => boolean,
): SearchedColumn[] {
  const within = (schema: UID.Schema, from: string, path: readonly string[], isZone: boolean): SearchedColumn[] =>
    Object.entries(strapi.getModel(schema).attributes).flatMap(([name, attribute]): SearchedColumn[] => {
      if ('private' in attribute && attribute.private) return [];
      const field = [...path, name];
      const isStructured = attribute.type === 'blocks';
      if (isStructured || texts.includes(attribute.type)) {
        // Strapi's permissions name a zone, and each field of other components.
        if (!mayRead(isZone ? (path[0] ?? name) : field.join('.'))) return [];
        return [{ table: tableOf(strapi, schema), column: columnOf(strapi, schema, name), isStructured, rows: from }];
      }
      const joined = componentTableOf(strapi, schema, name);
      return componentsOf(attribute).flatMap((component) =>
        within(
          component,
          `select above.root, part.cmp_id as id from (${from}) above
           join "${joined}" part on part.entity_id = above.id
             and part.field = ${literal(name)} and part.component_type = ${literal(component)}`,
          field,
          isZone || attribute.type === 'dynamiczone',
        ),
      );
    });
  return within(uid, rows, [], false);
}
