import { clockIn, momentIn } from '@patient-press/shared/time-zones';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type Fields, type ReadonlyFields, text } from '../platform/fields';
import { type Ability, changeablePart } from '../platform/permissions';
import { readTimeZone } from '../platform/time-zone/read';
import type { MoveRequest } from './contract';
import { dated } from './read-calendar';

const words = {
  gone: 'This was deleted, or has no such date any more. Reload the calendar.',
  notAllowed: 'Your role can’t move this. Ask someone who can edit it.',
};

/**
 * Moves a date of a document's draft to another day, at the same time of day where the newsroom is.
 * @param userId the administrator who asks.
 * @throws NotFoundError, ForbiddenError, and what the newsroom's rules object to.
 */
export async function moveDate(
  strapi: Core.Strapi,
  ability: Ability,
  { kind, contentType, documentId, day }: MoveRequest,
  userId: number,
): Promise<void> {
  const moved = dated.find((one) => one.kind === kind && one.type.uid === contentType && one.movable !== 'none');
  if (!moved) throw new errors.NotFoundError(words.gone);
  const { uid } = moved.type;
  const draft: ReadonlyFields | null = await strapi.documents(uid).findOne({ documentId, status: 'draft' });
  const before = draft?.[moved.attribute];
  if (!before) throw new errors.NotFoundError(words.gone);
  const timeZone = await readTimeZone(strapi);
  const isDay = strapi.contentType(uid).attributes[moved.attribute]?.type === 'date';
  const at = before instanceof Date ? before.toISOString() : text(before);
  const data: Fields = { [moved.attribute]: isDay ? day : momentIn(timeZone, day, clockIn(timeZone, at)) };
  const allowed = await changeablePart(strapi, ability, { uid, documentId }, data);
  if (!allowed || !(moved.attribute in allowed)) throw new errors.ForbiddenError(words.notAllowed);
  data.updatedBy = userId;
  await strapi.documents(uid).update({ documentId, data });
}
