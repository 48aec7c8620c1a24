import { freeCiteKey } from '@patient-press/shared/cite-key';
import type { Core } from '@strapi/strapi';

export const SOURCE = 'api::source.source';

/** The documentIds of the sources that have these cite keys, by key. */
export async function findSourcesByKey(strapi: Core.Strapi, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows: { citeKey: string; documentId: string }[] = await strapi.db
    .query(SOURCE)
    .findMany({ select: ['citeKey', 'documentId'], where: { citeKey: { $in: keys } } });
  return new Map(rows.map(({ citeKey, documentId }) => [citeKey, documentId]));
}

/** The key, or one with a letter that no source has. @param documentId of the source that it is for, if it is there. */
export async function findFreeKey(strapi: Core.Strapi, key: string, documentId: string | undefined): Promise<string> {
  const rows: { citeKey: string }[] = await strapi.db.query(SOURCE).findMany({
    select: ['citeKey'],
    where: { citeKey: { $startsWithi: key }, ...(documentId && { documentId: { $ne: documentId } }) },
  });
  return freeCiteKey(key, new Set(rows.map(({ citeKey }) => citeKey.toLowerCase())));
}
