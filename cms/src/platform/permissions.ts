import type { Core, UID } from '@strapi/strapi';

/** What an administrator may do, as Strapi works it out for each request: `ctx.state.userAbility`. */
export interface Ability {
  can(action: string, subject?: string, field?: string): boolean;
}

/** Strapi's content manager asks this of its own requests, as far as it is used here. */
interface PermissionChecker {
  can: { read(): boolean; create(): boolean; update(document: object): boolean; publish(document?: object): boolean };
  /** Whether it takes the document itself to say: the role has conditions. */
  requiresEntity: { read(): boolean; publish(): boolean };
  sanitizedQuery: { read(query: object): Promise<{ filters?: object }> };
  sanitizeCreateInput<Data extends object>(data: Data): Promise<Partial<Data>>;
  sanitizeUpdateInput(document: object): <Data extends object>(data: Data) => Promise<Partial<Data>>;
}

const checkerOf = (strapi: Core.Strapi, ability: Ability, uid: UID.ContentType): PermissionChecker =>
  strapi.service('plugin::content-manager.permission-checker').create({ userAbility: ability, model: uid });

/** Whether someone may write every field of a type, those in components included. */
export function mayWriteEveryField(
  strapi: Core.Strapi,
  ability: Ability,
  uid: string,
  verb: 'create' | 'update' = 'update',
): boolean {
  const type = strapi.contentTypes[uid as UID.ContentType];
  if (!type) return false;
  const fields: string[] = strapi
    .service('admin::content-type')
    .getNestedFields(type, { components: strapi.components });
  return fields.every((field) => ability.can(`plugin::content-manager.explorer.${verb}`, uid, field));
}

/** Which documents of a type someone may read. */
interface Readable {
  /** They put the conditions of the role to the database with the question, as the content manager does for its lists. */
  filters: object;
  hasConditions: boolean;
}

/** Whether someone may read documents of a type at all. Conditions may still close some of them. */
export const mayReadType = (ability: Ability, uid: string): boolean =>
  uid === 'plugin::upload.file'
    ? ability.can('plugin::upload.read')
    : ability.can('plugin::content-manager.explorer.read', uid);

/** Whether someone may change a field of a type at all. Conditions may still close some documents. */
export const mayChangeField = (ability: Ability, uid: string, field: string): boolean =>
  ability.can('plugin::content-manager.explorer.update', uid, field);

/** Which documents of a type someone may read; null: none. */
export async function readableOf(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
): Promise<Readable | null> {
  const checker = checkerOf(strapi, ability, uid);
  if (!checker.can.read()) return null;
  const { filters = {} } = await checker.sanitizedQuery.read({});
  return { filters, hasConditions: checker.requiresEntity.read() };
}

/** Whether a version of a document is there and someone may read that very document. */
export async function mayReadDocument(
  strapi: Core.Strapi,
  ability: Ability,
  { uid, documentId, version }: { uid: UID.ContentType; documentId: string; version: 'draft' | 'published' },
): Promise<boolean> {
  const readable = await readableOf(strapi, ability, uid);
  if (!readable) return false;
  const found = await strapi
    .documents(uid)
    .findFirst({ filters: { $and: [{ documentId }, readable.filters] }, status: version, fields: ['documentId'] });
  return found !== null;
}

/** What of a new document someone may write, without the fields that they may not; null: they may create none. */
export async function creatablePart<Data extends object>(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
  data: Data,
): Promise<Partial<Data> | null> {
  const checker = checkerOf(strapi, ability, uid);
  return checker.can.create() ? checker.sanitizeCreateInput(data) : null;
}

/** What of a document someone may change, without the fields that they may not; null: nothing. */
export async function changeablePart<Data extends object>(
  strapi: Core.Strapi,
  ability: Ability,
  { uid, documentId }: { uid: UID.ContentType; documentId: string },
  data: Data,
): Promise<Partial<Data> | null> {
  const checker = checkerOf(strapi, ability, uid);
  const document = await strapi.documents(uid).findOne({ documentId, populate: '*' });
  return document && checker.can.update(document) ? checker.sanitizeUpdateInput(document)(data) : null;
}

/** Whether someone may publish, and unpublish, a document that is there. */
export async function mayPublishDocument(
  strapi: Core.Strapi,
  ability: Ability,
  { uid, documentId }: { uid: UID.ContentType; documentId: string },
): Promise<boolean> {
  const checker = checkerOf(strapi, ability, uid);
  if (!checker.can.publish()) return false;
  if (!checker.requiresEntity.publish()) return true;
  const document = await strapi.documents(uid).findOne({ documentId, populate: '*' });
  return document !== null && checker.can.publish(document);
}
