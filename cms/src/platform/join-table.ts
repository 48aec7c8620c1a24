import type { Core, UID } from '@strapi/strapi';

/** Strapi's own connection or a transaction of it. */
export type Database = Core.Strapi['db']['connection'];

/** The table that stores which rows a relation joins. */
export interface JoinTable {
  table: string;
  /** The column of the rows that the relation starts from, and of those that it points at. */
  from: string;
  to: string;
  /** The column with the order of a relation to many. */
  order: string | undefined;
}

/**
 * The join table of a relation, as the schema's side that owns it sees it. Undefined for other attributes, and for the far
 * side of a relation with two: the side that owns it describes the same table.
 */
export function joinTableOf(strapi: Core.Strapi, uid: UID.Schema, attribute: string): JoinTable | undefined {
  const found = strapi.db.metadata.get(uid).attributes[attribute];
  if (found?.type !== 'relation' || !('joinTable' in found) || !found.joinTable) return undefined;
  if ('mappedBy' in found && found.mappedBy) return undefined;
  const { joinTable } = found;
  if (!('inverseJoinColumn' in joinTable)) return undefined;
  return {
    table: joinTable.name,
    from: joinTable.joinColumn.name,
    to: joinTable.inverseJoinColumn.name,
    order: 'orderColumnName' in joinTable ? joinTable.orderColumnName : undefined,
  };
}

/** The table of a type or a component. */
export const tableOf = (strapi: Core.Strapi, uid: UID.Schema): string => strapi.db.metadata.get(uid).tableName;

/** The column of an attribute. */
export function columnOf(strapi: Core.Strapi, uid: UID.Schema, attribute: string): string {
  const found = strapi.db.metadata.get(uid).attributes[attribute];
  if (found && 'columnName' in found && found.columnName) return found.columnName;
  throw new Error(`Strapi does not say in which column ${uid} has ${attribute}. See its metadata.`);
}

/** The table that says which components are in an attribute of a type or of another component. */
export function componentTableOf(strapi: Core.Strapi, uid: UID.Schema, attribute: string): string | undefined {
  const found = strapi.db.metadata.get(uid).attributes[attribute];
  return found && 'joinTable' in found ? found.joinTable?.name : undefined;
}

export const hasDrafts = (strapi: Core.Strapi, uid: string): boolean =>
  strapi.contentTypes[uid as UID.ContentType]?.options?.draftAndPublish === true;
