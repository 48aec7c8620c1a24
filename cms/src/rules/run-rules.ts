import type { Core, UID } from '@strapi/strapi';
import { parts, populateAll } from '../platform/document-parts';
import { type Fields, isFields, type ReadonlyFields } from '../platform/fields';
import { type Objection, refuse } from '../platform/objections';
import { aSlugFitsTheSite } from './a-slug-fits-the-site';
import { datesArePlausible } from './dates-are-plausible';
import { requiredFieldsAreFilled } from './required-fields-are-filled';
import { rules } from './rules';

type Part =
  ReturnType<typeof parts> extends Generator<infer One> ? Omit<One, 'fields'> & { fields: ReadonlyFields } : never;

interface Checked {
  documentId: string | undefined;
  fields: ReadonlyFields;
  /** Saved at all, or about to be shown to readers: what is shown must obey the rules for saving, too. */
  isShown: boolean;
  isNew: boolean;
}

/** Writes every field as its rule says. */
export function normalizeFields(strapi: Core.Strapi, uid: UID.ContentType, fields: Fields): void {
  for (const part of parts(strapi, strapi.contentType(uid), fields)) {
    for (const rule of rules) if (rule.on === part.uid) rule.normalize?.(part.fields);
  }
}

async function objectionsTo(strapi: Core.Strapi, part: Part, checked: Checked): Promise<Objection[]> {
  const { documentId, isShown, isNew } = checked;
  const schema = strapi.getModel(part.uid);
  const isWhole = part.path.length === 0;
  const objections = datesArePlausible(schema, part.fields);
  if (isWhole) objections.push(...aSlugFitsTheSite(part.uid, part.fields));
  if (isShown)
    objections.push(...requiredFieldsAreFilled(schema, part.fields, isWhole ? isNew : !('id' in part.fields)));
  for (const rule of rules) {
    if (rule.on === part.uid && (isShown || rule.when === 'save'))
      objections.push(...(await rule.check(part.fields, strapi, documentId)));
  }
  return objections.map(({ path, message }) => ({ path: [...part.path, ...path], message }));
}

/** What the rules object to in a document and in all its components. */
export async function findRuleObjections(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  checked: Checked,
): Promise<Objection[]> {
  const objections: Objection[] = [];
  for (const part of parts(strapi, strapi.contentType(uid), checked.fields))
    objections.push(...(await objectionsTo(strapi, part, checked)));
  return objections;
}

/** @throws ValidationError with what the rules object to in a document and in all its components. */
export async function checkFields(strapi: Core.Strapi, uid: UID.ContentType, checked: Checked): Promise<void> {
  refuse(await findRuleObjections(strapi, uid, checked));
}

/** What is about to change of a document, as far as it says the new value: `connect` and `disconnect` say a difference. */
const newValues = (changes: Fields): Fields =>
  Object.fromEntries(
    Object.entries(changes).filter(([, value]) => !(isFields(value) && ('connect' in value || 'disconnect' in value))),
  );

/** A document with all its parts: its draft, or what is published. Null: there is none. */
export const readWholeDocument = (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
  isPublished: boolean,
): Promise<Fields | null> =>
  strapi.db.query(uid).findOne({
    where: { documentId, publishedAt: isPublished ? { $notNull: true } : { $null: true } },
    populate: populateAll(strapi, strapi.contentType(uid)),
  });

/**
 * Checks all of a document as readers are about to see it.
 * @param row as `readWholeDocument` gives it.
 * @param changes that are saved together with publishing.
 * @throws ValidationError
 */
export async function checkWholeDocument(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
  row: Fields | null,
  changes: Fields = {},
): Promise<void> {
  if (!row) return;
  const fields = { ...row, ...newValues(changes) };
  // A row that an older version saved may be in another form than what is checked. It is read, not changed.
  normalizeFields(strapi, uid, fields);
  await checkFields(strapi, uid, { documentId, fields, isShown: true, isNew: false });
}
