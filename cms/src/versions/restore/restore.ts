import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Fields } from '../../platform/fields';
import type { Content } from '../content';
import type { Missing } from '../contract';
import { noting } from '../noting';
import { documentExists } from '../rights';
import type { DocumentKey } from '../store';
import { findLinks } from './links';
import { toInput } from './to-input';

const pointers = z.array(z.object({ uid: z.string(), documentId: z.string(), title: z.string() }));

/** The documents that pointed at one when it was deleted, whose relation to it is gone. */
async function pointedFrom(strapi: Core.Strapi, version: string): Promise<string[]> {
  const { rows } = await strapi.db.connection.raw(
    `select cast(coalesce(used_by, '[]') as json) as used_by from patient_press_versions where id = cast(:version as bigint)`,
    { version },
  );
  return pointers.parse(rows[0]?.used_by ?? []).map(({ title }) => title);
}

/** The date of its first publication is the one thing of a deleted article that no save can bring back. */
async function bringBackDate(strapi: Core.Strapi, { uid, documentId }: DocumentKey, content: Content): Promise<void> {
  const { firstPublishedAt } = content;
  if (typeof firstPublishedAt !== 'string') return;
  await strapi.db.query(uid).updateMany({ where: { documentId }, data: { firstPublishedAt } });
}

/**
 * Makes a version the draft again, or brings a deleted document back as one, under its old id. What readers see stays as it
 * is, unless the type has no drafts. Every rule applies. What the version points at and is gone is left out.
 * @throws ValidationError of the rules
 */
export async function restoreVersion(
  strapi: Core.Strapi,
  key: DocumentKey,
  { id, content, why }: { id: string; content: Content; why: string | null },
): Promise<{ missing: Missing[]; unlinked: string[]; wasDeleted: boolean }> {
  const { uid, documentId } = key;
  const { data, missing } = toInput(strapi, uid, content, await findLinks(strapi, content));
  return strapi.db.transaction(async () => {
    const documents = strapi.documents(uid);
    const wasDeleted = !(await documentExists(strapi, key));
    await noting({ ...(why && { why }), restores: { documentId, version: id } }, async () => {
      if (!wasDeleted) return documents.update({ documentId, data });
      const again: Fields = { ...data, documentId };
      return documents.create({ data: again });
    });
    if (wasDeleted) await bringBackDate(strapi, key, content);
    return { missing, unlinked: wasDeleted ? await pointedFrom(strapi, id) : [], wasDeleted };
  });
}
