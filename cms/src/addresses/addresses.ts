import type { PageUid } from '@patient-press/shared/paths';
import type { Core } from '@strapi/strapi';

type Database = Core.Strapi['db']['connection'];

const table = 'patient_press_addresses';

/** Notes that readers find a document at a path. A path that another document had is now this one's. */
export async function rememberAddress(db: Database, path: string, uid: PageUid, documentId: string): Promise<void> {
  await db(table).insert({ path, content_type: uid, document: documentId }).onConflict('path').merge();
}

/** The paths at which readers ever found a document. */
export async function addressesOf(db: Database, uid: string, documentId: string): Promise<string[]> {
  return db(table).where({ content_type: uid, document: documentId }).orderBy('path').pluck('path');
}
