import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { z } from 'zod';
import { list, type ReadonlyFields, text } from '../platform/fields';
import { type Ability, changeablePart } from '../platform/permissions';
import { titleIn } from '../platform/titles';
import type { ChangedSeveral, changeSeveralRequest } from './contract';

type Wanted = z.output<typeof changeSeveralRequest>;

const words = {
  gone: 'This was deleted. Reload the list.',
  notAllowed: 'Your role can’t change this. Ask an administrator.',
};

const idsOf = (relation: unknown): string[] => list(relation).map(({ documentId }) => text(documentId));
const linked = (documentIds: readonly string[]) => documentIds.map((documentId) => ({ documentId }));

/** What of a wish a document doesn't have yet. Topics that stay keep their order: the first is the main one. */
export function changesFor(document: ReadonlyFields, wanted: Wanted): Record<string, object> {
  const { reviewedBy, addTopics, removeTopics } = wanted;
  const [reviewer = null] = idsOf([document.reviewedBy]);
  const topics = idsOf(document.topics);
  const connect = addTopics.filter((topic) => !topics.includes(topic));
  const disconnect = removeTopics.filter((topic) => topics.includes(topic) && !addTopics.includes(topic));
  return {
    ...(reviewedBy !== undefined &&
      reviewedBy !== reviewer && { reviewedBy: { set: linked(reviewedBy === null ? [] : [reviewedBy]) } }),
    ...(connect.length + disconnect.length > 0 && {
      topics: { connect: linked(connect), disconnect: linked(disconnect) },
    }),
  };
}

/**
 * Gives several drafts another reviewer, or other topics. Each is saved as an editor would save it, in a transaction of its
 * own: one that a rule refuses holds up no other.
 * @param userId the administrator who asks.
 */
export async function changeSeveral(
  strapi: Core.Strapi,
  ability: Ability,
  userId: number,
  wanted: Wanted & { contentType: UID.ContentType },
): Promise<ChangedSeveral> {
  const { contentType: uid, documentIds } = wanted;
  const populate = ['reviewedBy', 'topics'].filter((name) => name in strapi.contentType(uid).attributes);
  const answer: ChangedSeveral = { changed: [], unchanged: [], refused: [] };
  for (const documentId of new Set(documentIds)) {
    const found: ReadonlyFields | null = await strapi.documents(uid).findOne({ documentId, status: 'draft', populate });
    const one = { documentId, title: titleIn(uid, found) };
    const changes = found ? changesFor(found, wanted) : {};
    const names = Object.keys(changes);
    if (!found) answer.refused.push({ ...one, message: words.gone });
    else if (names.length === 0) answer.unchanged.push(one);
    else {
      const allowed = await changeablePart(strapi, ability, { uid, documentId }, changes);
      if (!allowed || names.some((name) => !(name in allowed))) {
        answer.refused.push({ ...one, message: words.notAllowed });
        continue;
      }
      try {
        await strapi.documents(uid).update({ documentId, data: { ...changes, updatedBy: userId } });
        answer.changed.push(one);
      } catch (error) {
        if (!(error instanceof errors.ApplicationError)) throw error;
        answer.refused.push({ ...one, message: error.message });
      }
    }
  }
  return answer;
}
