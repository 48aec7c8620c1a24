import type { Core } from '@strapi/strapi';
import { columnOf, tableOf } from '../platform/join-table';
import type { ScheduledAction, ScheduledType } from './contract';

interface Of {
  contentType: ScheduledType;
  documentId: string;
  action: ScheduledAction;
}

const copies: Record<ScheduledAction, string> = { publish: 'publishAt', unpublish: 'unpublishAt' };

/** The column with a copy of the time; null: the type has none. */
function copyOf(strapi: Core.Strapi, { contentType: uid, action }: Of): { table: string; column: string } | null {
  const attribute = copies[action];
  if (!(attribute in strapi.contentType(uid).attributes)) return null;
  return { table: tableOf(strapi, uid), column: columnOf(strapi, uid, attribute) };
}

/**
 * Locks the rows of a document that the copy is written to. Saves and publications lock them before they change a schedule, so
 * whatever else changes one does, too: neither waits for the other in a circle.
 */
export async function lockDocument(strapi: Core.Strapi, of: Of): Promise<void> {
  const copy = copyOf(strapi, of);
  if (!copy) return;
  await strapi.db.transaction(({ trx }) =>
    trx(copy.table).where({ document_id: of.documentId }).orderBy('id').select('id').forUpdate(),
  );
}

/**
 * Copies the time of what is to come to the document, where its type has a field for it. To both of its rows, and past Strapi:
 * a document that is scheduled wasn't edited.
 */
export async function copyToDocument(strapi: Core.Strapi, of: Of): Promise<void> {
  const copy = copyOf(strapi, of);
  if (!copy) return;
  const { table, column } = copy;
  await strapi.db.transaction(({ trx }) =>
    trx.raw(
      `update "${table}" set "${column}" = scheduled.at from (
         select (select at from patient_press_schedules
           where document = :documentId and action = :action
             and state in ('waiting', 'needs-confirmation')) as at
       ) scheduled where document_id = :documentId and "${column}" is distinct from scheduled.at`,
      { documentId: of.documentId, action: of.action },
    ),
  );
}

/**
 * Leaves the copies out of what is saved: only the table of schedules says when something happens. A document that is made of
 * another is not scheduled, whatever the other is.
 */
export function ignoreCopies(
  strapi: Core.Strapi,
  uid: ScheduledType,
  changes: Record<string, unknown>,
  isClone: boolean,
) {
  for (const copy of Object.values(copies)) {
    delete changes[copy];
    if (isClone && copy in strapi.contentType(uid).attributes) changes[copy] = null;
  }
}
