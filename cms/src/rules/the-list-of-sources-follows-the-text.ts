import { type BodyUid, blockTexts, bodyFields, hasBody } from '@patient-press/shared/body-texts';
import { citedKeys } from '@patient-press/shared/citation-marks';
import type { Core, UID } from '@strapi/strapi';
import { findSourcesByKey, SOURCE } from '../citations/sources-by-key';
import { populateAll } from '../platform/document-parts';
import { type Fields, isFields, linkedTo, list, text } from '../platform/fields';

/** Some fields of the draft as it is stored, with all their parts; empty while there is none. */
async function storedDraft(
  strapi: Core.Strapi,
  uid: BodyUid,
  documentId: string | undefined,
  fields: readonly string[],
): Promise<Fields> {
  if (!documentId) return {};
  const all = populateAll(strapi, strapi.contentType(uid));
  const row: Fields | null = await strapi.db.query(uid).findOne({
    where: { documentId, publishedAt: { $null: true } },
    populate: Object.fromEntries(fields.map((field) => [field, all[field]])),
  });
  return row ?? {};
}

/** The documentIds of the sources in a list: entries that were sent say only what changes in those that are stored. */
async function listedSources(strapi: Core.Strapi, entries: Fields[], stored: Fields[]): Promise<Set<string>> {
  const before = new Map(stored.map(({ id, source }) => [id, source]));
  const links = entries.flatMap((entry) => {
    const isUntouched = entry.source === undefined || (isFields(entry.source) && !list(entry.source.disconnect).length);
    return linkedTo(entry.source) ?? (isUntouched && linkedTo(before.get(entry.id))) ?? [];
  });
  const ids = links.flatMap((link) => (link && 'id' in link ? [link.id] : []));
  const rows: { documentId: string }[] =
    ids.length > 0
      ? await strapi.db.query(SOURCE).findMany({ select: ['documentId'], where: { id: { $in: ids } } })
      : [];
  return new Set([
    ...rows.map(({ documentId }) => documentId),
    ...links.flatMap((link) => (link && 'documentId' in link ? [link.documentId] : [])),
  ]);
}

/** The sources that a body cites and a list lacks, in the order of their first mention. */
async function missingSources(
  strapi: Core.Strapi,
  body: unknown,
  entries: Fields[],
  stored: Fields[],
): Promise<string[]> {
  const keys = citedKeys(list(body).flatMap((block) => blockTexts(block)));
  const cited = await findSourcesByKey(strapi, keys);
  if (cited.size === 0) return [];
  const listed = await listedSources(strapi, entries, stored);
  return keys.flatMap((key) => cited.get(key) ?? []).filter((source) => !listed.has(source));
}

/**
 * Adds to the list of sources what the text cites and the list lacks. Removes nothing: a source whose last mark is gone was
 * consulted, until an editor removes it.
 * @param data what is about to be saved.
 * @param documentId the document that changes; none while it is not there yet.
 */
export async function listCitedSources(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  data: Fields,
  documentId: string | undefined,
): Promise<void> {
  if (!hasBody(uid)) return;
  const field = bodyFields[uid];
  if (!(field in data || 'sources' in data)) return;
  const draft = await storedDraft(strapi, uid, documentId, field in data ? ['sources'] : ['sources', field]);
  const stored = list(draft.sources);
  const entries = 'sources' in data ? list(data.sources) : stored.map(({ id }) => ({ id }));
  const missing = await missingSources(strapi, field in data ? data[field] : draft[field], entries, stored);
  if (missing.length > 0) data.sources = [...entries, ...missing.map((source) => ({ source }))];
}

/**
 * Completes the list of a draft that is about to be published: a source may have been created after the text was saved.
 * @param draft with all its parts.
 * @returns whether that changed the draft.
 */
export async function listCitedSourcesOfDraft(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  draft: Fields | null,
): Promise<boolean> {
  if (!draft || !hasBody(uid)) return false;
  const stored = list(draft.sources);
  const missing = await missingSources(strapi, draft[bodyFields[uid]], stored, stored);
  if (missing.length === 0) return false;
  const sources = [...stored.map(({ id }) => ({ id: Number(id) })), ...missing.map((source) => ({ source }))];
  const data: Fields = { sources };
  await strapi.documents(uid).update({ documentId: text(draft.documentId), data });
  return true;
}
