import type { Core, UID } from '@strapi/strapi';

/** What an administrator may do, as Strapi works it out for each request: `ctx.state.userAbility`. */
export interface Ability {
  can(action: string, subject?: string): boolean;
}

/** Strapi's content manager asks this of its own requests, as far as it is used here. */
interface PermissionChecker {
  can: { read(): boolean };
  sanitizedQuery: { read(query: object): Promise<{ filters?: object }> };
}

/** Whether somebody may read documents of a type at all. Conditions may still close some of them. */
export const mayReadType = (ability: Ability, uid: string): boolean =>
  uid === 'plugin::upload.file'
    ? ability.can('plugin::upload.read')
    : ability.can('plugin::content-manager.explorer.read', uid);

/**
 * Which documents of a type somebody may read, as filters that put the conditions of their role to the database with the
 * question, as the content manager does for its lists; null: none.
 */
export async function readableFilters(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
): Promise<object | null> {
  const checker: PermissionChecker = strapi
    .service('plugin::content-manager.permission-checker')
    .create({ userAbility: ability, model: uid });
  if (!checker.can.read()) return null;
  return (await checker.sanitizedQuery.read({})).filters ?? {};
}

/** Whether a version of a document is there and somebody may read that very document. */
export async function mayReadDocument(
  strapi: Core.Strapi,
  ability: Ability,
  { uid, documentId, version }: { uid: UID.ContentType; documentId: string; version: 'draft' | 'published' },
): Promise<boolean> {
  const filters = await readableFilters(strapi, ability, uid);
  if (!filters) return false;
  const found = await strapi
    .documents(uid)
    .findFirst({ filters: { $and: [{ documentId }, filters] }, status: version, fields: ['documentId'] });
  return found !== null;
}
