import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core, Modules, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { z } from 'zod';
import { fieldLabel } from '../platform/field-label';
import { type Fields, isFields, type ReadonlyFields, text } from '../platform/fields';
import type { Database } from '../platform/join-table';
import { type Objection, refuse } from '../platform/objections';
import { readTitle } from '../platform/titles';
import { type Claim, type Duplicate, findDuplicates, findOwner, uniqueAttributes } from '../relations/duplicates';
import { makeFreeSlug, makeSlug } from './a-slug-is-made-from-the-title';
import { makeFreeKey } from './a-source-has-a-cite-key';
import { fieldWords } from './words/document';

const writing = ['create', 'update', 'clone', 'publish', 'discardDraft'];

/** Those who write to a type of which something must be unique do so one after the other, in every cms on the database. */
export const lockUniqueValues = (db: Database, uid: UID.ContentType) =>
  db.raw('select pg_advisory_xact_lock(hashtext(?))', [`patient_press_unique ${uid}`]);

/** What Strapi says of a value that is not unique, and of what else it refuses. */
const COLLISION = 'This attribute must be unique';
const collisions = z.object({
  errors: z.array(
    z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string(), value: z.unknown().optional() }),
  ),
});

/** What was written in one transaction, and which duplicates were there before it. */
interface Batch {
  writing: number;
  documents: Map<string, { uid: UID.ContentType; before: Duplicate[] }>;
}
const batches = new WeakMap<object, Batch>();

async function objectionTo(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  duplicate: Omit<Duplicate, 'documentId'>,
): Promise<Objection> {
  const kind = strapi.contentType(uid).info.displayName.toLowerCase();
  const title = (await readTitle(strapi, uid, duplicate.other)) || duplicate.other;
  const label = fieldLabel(strapi, uid, duplicate.attribute);
  return {
    path: [duplicate.attribute],
    message: fieldWords.duplicate({ kind, title, value: duplicate.value, label }),
    other: { contentType: uid, documentId: duplicate.other, title },
  };
}

/** What a save, or a publication, would be refused for because another document has a value already. */
export async function findUniqueObjections(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  asked: Omit<Claim, 'attribute' | 'value'> & { fields: ReadonlyFields },
): Promise<Objection[]> {
  const objections: Objection[] = [];
  for (const attribute of uniqueAttributes(strapi, uid)) {
    const value = asked.fields[attribute];
    if (value === undefined || value === null || value === '') continue;
    const claim = { ...asked, attribute, value: String(value) };
    const other = await findOwner(strapi, strapi.db.connection, uid, claim);
    if (other) objections.push(await objectionTo(strapi, uid, { attribute, value: claim.value, other }));
  }
  return objections;
}

/**
 * Refuses what made a duplicate. One that an older version let through can still be saved: refusing every change of it would
 * help no one.
 */
async function refuseNewDuplicates(strapi: Core.Strapi, db: Database, { documents }: Batch): Promise<void> {
  const objections: Objection[] = [];
  for (const [documentId, { uid, before }] of documents) {
    const isOld = (duplicate: Duplicate) =>
      before.some(({ attribute, other, value }) =>
        [attribute, other, value].every(
          (one, index) => one === [duplicate.attribute, duplicate.other, duplicate.value][index],
        ),
      );
    for (const duplicate of await findDuplicates(strapi, db, uid, documentId))
      if (!isOld(duplicate)) objections.push(await objectionTo(strapi, uid, duplicate));
  }
  documents.clear();
  refuse(objections);
}

/** Strapi's own check, of what it is about to show, doesn't say what a value collides with. */
async function inOurWords(strapi: Core.Strapi, uid: UID.ContentType, documentId: string | undefined, error: unknown) {
  if (!(error instanceof errors.ValidationError)) return error;
  const found = collisions.safeParse(error.details);
  const objections: Objection[] = [];
  for (const { path, message, value } of found.data?.errors ?? []) {
    const [attribute = ''] = path;
    const isCollision = path.length === 1 && uniqueAttributes(strapi, uid).includes(String(attribute));
    const where = { [attribute]: value, ...(documentId && { documentId: { $ne: documentId } }) };
    const other: Fields | null =
      isCollision && message === COLLISION ? await strapi.db.query(uid).findOne({ where }) : null;
    const duplicate = { attribute: String(attribute), value: String(value), other: text(other?.documentId) };
    objections.push(other ? await objectionTo(strapi, uid, duplicate) : { path, message });
  }
  if (objections.length === 0) return error;
  refuse(objections);
}

/** Gives a draft that was saved without a slug the one it is published under. */
async function makeSlugOfDraft(strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<void> {
  const where = { documentId, publishedAt: { $null: true } };
  const draft: (Fields & { id: number }) | null = await strapi.db.query(uid).findOne({ where });
  if (draft && (await makeSlug(strapi, uid, draft, true)))
    await strapi.db.query(uid).update({ where: { id: draft.id }, data: { slug: draft.slug } });
}

/** A copy has a slug of its own. */
async function makeSlugOfCopy(strapi: Core.Strapi, uid: UID.ContentType, documentId: string, data: Fields) {
  const original: Fields | null = await strapi.db.query(uid).findOne({ where: { documentId } });
  if (!original || (text(data.slug) && data.slug !== original.slug)) return;
  const copy: Fields = { ...original, ...data, slug: '' };
  if (await makeSlug(strapi, uid, copy, true)) data.slug = copy.slug;
}

/** Runs one write of a transaction. Once none is under way any more, what all of them wrote is checked. */
async function inBatch<Result>(strapi: Core.Strapi, db: Database, run: (batch: Batch) => Promise<Result>) {
  const batch = batches.get(db) ?? { writing: 0, documents: new Map() };
  batches.set(db, batch);
  batch.writing += 1;
  const result = await run(batch).finally(() => {
    batch.writing -= 1;
  });
  if (batch.writing === 0) await refuseNewDuplicates(strapi, db, batch);
  return result;
}

/**
 * Joins the writes that share a transaction, as those of many documents in one go do, to one batch. Strapi begins them side
 * by side, so that all of them are counted before the first ends. Outermost of the middlewares, for the same reason.
 */
export const writesAreCheckedTogether =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ action }, next) => {
    if (!writing.includes(action) || !strapi.db.inTransaction()) return next();
    return strapi.db.transaction(({ trx }) => inBatch(strapi, trx, async () => next()));
  };

/**
 * Holds slugs, and whatever else schemas call unique, unique: eight editors, or eight programs, that save the same
 * headline at the same moment get eight slugs. Checked after the write and before the commit, while others wait. Of
 * documents that are published in one go, one may take the slug that another leaves.
 */
export const uniqueValuesHaveNoDuplicates =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    if (!writing.includes(action) || uniqueAttributes(strapi, uid).length === 0) return next();
    const documentId = 'documentId' in params ? params.documentId : undefined;
    return strapi.db.transaction(({ trx }) =>
      inBatch(strapi, trx, async ({ documents }) => {
        await lockUniqueValues(trx, uid);
        if (documentId && action !== 'clone' && !documents.has(documentId))
          documents.set(documentId, { uid, before: await findDuplicates(strapi, trx, uid, documentId) });
        if ('data' in params && isFields(params.data)) {
          if (action === 'clone' && documentId) await makeSlugOfCopy(strapi, uid, documentId, params.data);
          else await makeFreeSlug(strapi, uid, params.data, action === 'create');
          await makeFreeKey(strapi, uid, params.data, { action, documentId });
        }
        if (action === 'publish' && documentId) await makeSlugOfDraft(strapi, uid, documentId);
        const result = await Promise.resolve(next()).catch(async (error: unknown) => {
          throw await inOurWords(strapi, uid, documentId, error);
        });
        const written = isFields(result) ? text(result.documentId) : '';
        if (written && !documents.has(written)) documents.set(written, { uid, before: [] });
        return result;
      }),
    );
  };

/** Logs the duplicates that a version without this rule let through. The site shows one of each pair. */
export async function reportDuplicates(strapi: Core.Strapi): Promise<void> {
  for (const { uid } of Object.values(contentTypes)) {
    for (const { attribute, value, documentId, other } of await findDuplicates(strapi, strapi.db.connection, uid)) {
      const titles = [
        (await readTitle(strapi, uid, documentId)) || documentId,
        (await readTitle(strapi, uid, other)) || other,
      ];
      strapi.log.warn(
        `Two documents of ${uid} share the ${attribute} “${value}”: “${titles.join('” and “')}”. Only one of them can be shown. Change it in one of them.`,
      );
    }
  }
}
