import type { Core, UID } from '@strapi/strapi';
import { populateAll } from '../platform/document-parts';
import type { Fields, ReadonlyFields } from '../platform/fields';
import { hasDrafts } from '../platform/join-table';
import type { Objection } from '../platform/objections';
import { refuseUnstorable } from '../platform/refuse-unstorable';
import { findWordingObjections } from './a-consent-wording-in-use-cannot-change';
import { applyChanges } from './applied-changes';
import { normalize } from './normalize';
import { findRuleObjections, normalizeFields } from './run-rules';
import { findUniqueObjections } from './unique-values-have-no-duplicates';

interface Asked {
  /** Left out: a document that isn't there yet. */
  documentId?: string | undefined;
  /** What a form is about to send; empty: the draft as it is stored. */
  data: ReadonlyFields;
  isPublication: boolean;
}

const storedDraft = (strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<Fields | null> =>
  strapi.db.query(uid).findOne({
    where: { documentId, ...(hasDrafts(strapi, uid) && { publishedAt: { $null: true } }) },
    populate: populateAll(strapi, strapi.contentType(uid)),
  });

const withoutRepeats = (objections: readonly Objection[]): Objection[] => [
  ...new Map(objections.map((one) => [`${one.path.join('.')} ${one.message}`, one])).values(),
];

/**
 * Everything that saving what a form holds, or publishing it, would be refused for, in one answer: what is required, the
 * rules of the newsroom, and values that another document has. Saves nothing. The same checks run again when it is saved.
 */
export async function findObjections(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  { documentId, data, isPublication }: Asked,
): Promise<Objection[]> {
  const sent = structuredClone({ ...data });
  refuseUnstorable(sent);
  if (Object.keys(sent).length > 0) await normalize(strapi, uid, documentId ? 'update' : 'create', sent, documentId);
  const isWhole = isPublication && hasDrafts(strapi, uid);
  const stored = (documentId && (await storedDraft(strapi, uid, documentId))) || {};
  const fields = isWhole ? await applyChanges(strapi, strapi.contentType(uid), stored, sent) : sent;
  if (isWhole) normalizeFields(strapi, uid, fields);
  const isShown = isWhole || !hasDrafts(strapi, uid);
  return withoutRepeats([
    ...(await findRuleObjections(strapi, uid, { documentId, fields, isShown, isNew: !documentId })),
    ...(await findUniqueObjections(strapi, uid, { documentId, fields, isPublication: isWhole })),
    ...(await findWordingObjections(strapi, uid, sent, documentId)),
  ]);
}
