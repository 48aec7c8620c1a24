import type { Core, UID } from '@strapi/strapi';
import { REDIRECT, redirectsFrom } from '../addresses/find-by-path';
import { populateAll } from '../platform/document-parts';
import { type Fields, type ReadonlyFields, text } from '../platform/fields';
import { hasDrafts } from '../platform/join-table';
import type { Objection } from '../platform/objections';
import { refuseUnstorable } from '../platform/refuse-unstorable';
import { titleAttribute, titleIn } from '../platform/titles';
import { type Member, planOf, RELEASE } from '../releases/plan';
import { asPublishedTogether } from '../releases/published-together';
import { findWordingObjections } from './a-consent-wording-in-use-cannot-change';
import { applyChanges } from './applied-changes';
import { normalize } from './normalize';
import { findRuleObjections, normalizeFields } from './run-rules';
import { findUniqueObjections } from './unique-values-have-no-duplicates';
import { releaseWords as words } from './words/release';

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

async function findOwn(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  { documentId, data, isPublication }: Asked,
): Promise<{ objections: Objection[]; fields: ReadonlyFields }> {
  const sent = structuredClone({ ...data });
  refuseUnstorable(sent);
  if (Object.keys(sent).length > 0) await normalize(strapi, uid, documentId ? 'update' : 'create', sent, documentId);
  const isWhole = isPublication && hasDrafts(strapi, uid);
  const stored = (documentId && (await storedDraft(strapi, uid, documentId))) || {};
  const fields = isWhole ? await applyChanges(strapi, strapi.contentType(uid), stored, sent) : sent;
  if (isWhole) normalizeFields(strapi, uid, fields);
  const isShown = isWhole || !hasDrafts(strapi, uid);
  const objections = withoutRepeats([
    ...(await findRuleObjections(strapi, uid, { documentId, fields, isShown, isNew: !documentId })),
    ...(await findUniqueObjections(strapi, uid, { documentId, fields, isPublication: isWhole })),
    ...(await findWordingObjections(strapi, uid, sent, documentId)),
  ]);
  return { objections, fields };
}

/** What the publication of one document of a release would be refused for. */
async function findInMember(strapi: Core.Strapi, { field, uid, documentId }: Member): Promise<Objection[]> {
  const { objections, fields } = await findOwn(strapi, uid, { documentId, data: {}, isPublication: true });
  const title = titleIn(uid, fields) || (titleAttribute(uid) ? documentId : '');
  return objections.map(({ message }) => ({ path: [field], message: words.inMember(title, message) }));
}

async function findInRedirect(strapi: Core.Strapi, redirect: ReadonlyFields, index: number): Promise<Objection[]> {
  const { from, to, permanent } = redirect;
  // One that is there already is changed.
  const [existing] = await redirectsFrom(strapi, text(from));
  const asked = { documentId: existing?.documentId, data: { from, to, permanent }, isPublication: true };
  const { objections } = await findOwn(strapi, REDIRECT, asked);
  return objections.map(({ path, message }) => ({ path: ['redirects', index, ...path], message }));
}

/** Of everything in a release, under the field that names it. Its documents may point at each other. */
async function findInRelease(strapi: Core.Strapi, release: ReadonlyFields): Promise<Objection[]> {
  const { members, redirects } = await planOf(strapi, release);
  if (members.length + redirects.length === 0) return [{ path: ['articles'], message: words.empty }];
  const ids = members.map(({ documentId }) => documentId);
  return asPublishedTogether(ids, async () => {
    const objections: Objection[] = [];
    for (const member of members) objections.push(...(await findInMember(strapi, member)));
    for (const [index, redirect] of redirects.entries())
      objections.push(...(await findInRedirect(strapi, redirect, index)));
    return withoutRepeats(objections);
  });
}

/**
 * Everything that saving what a form holds, or publishing it, would be refused for, in one answer: what is required, the
 * rules of the newsroom, and values that another document has; of a release, also what its documents would be refused for. Saves
 * nothing. The same checks run again when it is saved.
 */
export async function findObjections(strapi: Core.Strapi, uid: UID.ContentType, asked: Asked): Promise<Objection[]> {
  const { objections, fields } = await findOwn(strapi, uid, asked);
  return uid === RELEASE && asked.isPublication
    ? [...objections, ...(await findInRelease(strapi, fields))]
    : objections;
}
