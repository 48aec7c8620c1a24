import { hasPage, pagePath } from '@patient-press/shared/paths';
import type { Core, UID } from '@strapi/strapi';
import { columnOf, type Database, tableOf } from '../platform/join-table';
import { findLinkUses } from './find-link-uses';
import { findUses, type Use } from './find-uses';

const SOURCE = 'api::source.source';

/** How a document uses another: a field of its form chooses it, or its text cites it or links to it. */
export type How = 'chosen' | 'cited' | 'linked';

export interface EveryUse extends Use {
  how: How;
}

const as = (how: How, uses: Use[]): EveryUse[] => uses.map((use) => ({ ...use, how }));

/** Every use of a document by others, in drafts and in what is published: relations, citation marks, links and plain paths. */
export async function findEveryUse(
  strapi: Core.Strapi,
  db: Database,
  uid: UID.ContentType,
  documentId: string,
): Promise<EveryUse[]> {
  const named = uid === SOURCE ? 'citeKey' : hasPage(uid) ? 'slug' : undefined;
  const rows: { id: number; name: unknown }[] = await db(tableOf(strapi, uid))
    .where({ document_id: documentId })
    .select('id', { name: named ? columnOf(strapi, uid, named) : 'id' });
  const names = [...new Set(rows.flatMap(({ name }) => (typeof name === 'string' && name ? [name] : [])))];
  const paths = hasPage(uid) ? names.map((slug) => pagePath(uid, slug)) : [];
  const [chosen, cited, linked] = await Promise.all([
    findUses(strapi, db, { uid, rowIds: rows.map(({ id }) => Number(id)) }),
    uid === SOURCE ? findUses(strapi, db, { citeKeys: names }) : [],
    hasPage(uid) ? findLinkUses(strapi, db, { documentId, paths }) : [],
  ]);
  const uses = [...as('chosen', chosen), ...as('cited', cited), ...as('linked', linked)];
  return uses.filter((use) => use.uid !== uid || use.documentId !== documentId);
}
