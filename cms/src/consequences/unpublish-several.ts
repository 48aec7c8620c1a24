import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type Ability, mayPublishDocument } from '../platform/permissions';
import { lockDocuments, readCurrent, tagOf } from '../revisions/current-versions';
import { checkAfterwards, unpublishAndLeave } from '../withdrawing/afterwards';
import type { Afterwards } from '../withdrawing/contract';
import type { Unpublished, UnpublishRequest } from './contract';

const refusals = {
  notYours: 'This document doesn’t exist, or your role can’t unpublish it. Ask an administrator.',
  changed: 'Someone else changed it after you opened the list. Reload the list, look at it, and try again.',
};

interface Asked {
  uid: UID.ContentType;
  documentId: string;
  seen: string;
}

/** @throws ApplicationError where that can't be. @returns why readers don't find what was chosen; empty: they do. */
const unpublishOne = async (
  strapi: Core.Strapi,
  ability: Ability,
  { uid, documentId, seen }: Asked,
  afterwards: Afterwards | null,
): Promise<string> =>
  await strapi.db.transaction(async ({ trx }) => {
    if (!(await mayPublishDocument(strapi, ability, { uid, documentId })))
      throw new errors.ForbiddenError(refusals.notYours);
    await lockDocuments(trx, uid, [documentId]);
    const [current] = await readCurrent(strapi, uid, [documentId]);
    if (!current || tagOf(strapi, uid, current) !== seen) throw new errors.ApplicationError(refusals.changed);
    const place = { contentType: uid, documentId };
    if (afterwards) await checkAfterwards(strapi, ability, place, afterwards);
    return unpublishAndLeave(strapi, { ...place, afterwards });
  });

/** Each on its own: what can't be unpublished keeps nothing else on the site. */
export async function unpublishSeveral(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
  { documents, afterwards }: UnpublishRequest,
  titles: ReadonlyMap<string, string>,
): Promise<Unpublished[]> {
  const done: Unpublished[] = [];
  for (const { documentId, seen } of documents) {
    const outcome = { documentId, title: titles.get(documentId) ?? '' };
    try {
      const notLeft = await unpublishOne(strapi, ability, { uid, documentId, seen }, afterwards);
      done.push({ ...outcome, refusal: null, notLeft });
    } catch (error) {
      if (!(error instanceof errors.ApplicationError)) throw error;
      done.push({ ...outcome, refusal: error.message, notLeft: '' });
    }
  }
  return done;
}
