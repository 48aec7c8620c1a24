import type { Core } from '@strapi/strapi';
import { userActor } from '../audit/actor';
import type { AuditAction } from '../audit/contract';
import { recordDone } from '../audit/record';
import type { Administrator } from '../platform/http/administrator';
import type { RequestRef } from './request-type';

/** What is done with requests. `find`, `export`, `erase` and `withdraw` are about the rights of a data subject. */
export type AccessAction =
  | 'read'
  | 'search'
  | 'done'
  | 'open-again'
  | 'not-spam'
  | 'mail-again'
  | 'history'
  | 'csv'
  | 'find'
  | 'export'
  | 'erase'
  | 'withdraw'
  | 'call-done'
  | 'call-again'
  | 'withdrawal-done';

/** What the audit log calls it. */
const audited: Record<AccessAction, AuditAction> = {
  read: 'requests.read',
  history: 'requests.read',
  search: 'requests.searched',
  csv: 'requests.exported',
  done: 'requests.answered',
  'open-again': 'requests.answered',
  'not-spam': 'requests.answered',
  'mail-again': 'requests.answered',
  'call-done': 'requests.answered',
  'call-again': 'requests.answered',
  find: 'person.searched',
  export: 'person.exported',
  erase: 'person.erased',
  withdraw: 'consent.withdrawn',
  'withdrawal-done': 'consent.withdrawal-closed',
};

/** Recorded also when they find nothing. */
const lookups: readonly AccessAction[] = ['search', 'find', 'export', 'erase'];

interface Access {
  action: AccessAction;
  requests: readonly RequestRef[];
  /** How many names were decrypted to find these; noted also when none was found. */
  namesRead?: number;
}

/**
 * Notes who read or changed which requests, in a row for each type of them, and in the audit log. Nothing is shown before it is
 * noted.
 * @throws AuditNotRecordedError
 */
export async function logAccess(
  strapi: Core.Strapi,
  administrator: Administrator,
  { action, requests: all, namesRead = 0 }: Access,
): Promise<void> {
  const byType = Map.groupBy(all, ({ requestType }) => requestType);
  if (byType.size === 0 && namesRead > 0) byType.set('guide-download', []);
  const rows = [...byType].map(([type, requests]) => ({ type, ids: requests.map(({ request }) => request) }));
  const audit = (some: typeof rows, transaction: Core.Strapi['db']['connection']) =>
    recordDone(
      strapi,
      some.map(({ type, ids }) => ({
        action: audited[action],
        subject: { type, ...(ids.length === 1 && { id: ids[0] ?? '' }) },
        detail: { as: action, count: ids.length, requests: ids, ...(namesRead > 0 && { namesRead }) },
        by: userActor(administrator),
      })),
      transaction,
    );
  if (rows.length === 0) {
    if (lookups.includes(action)) await audit([{ type: 'guide-download', ids: [] }], strapi.db.connection);
    return;
  }
  await strapi.db.connection.transaction(async (transaction) => {
    await transaction('patient_press_intake_log').insert(
      rows.map(({ type, ids }) => ({
        administrator: administrator.id,
        administrator_email: administrator.email,
        action,
        request_type: type,
        requests: ids,
        detail: namesRead > 0 ? JSON.stringify({ namesRead }) : null,
      })),
    );
    await audit(rows, transaction);
  });
}

/**
 * Notes that an administrator searches by a part of a name, an email or a phone, before anything is decrypted: it is noted also
 * when it breaks off. What was typed is personal data, and is noted in no form.
 * @returns what notes how the search went, and which requests it found.
 */
export async function beginSearch(
  strapi: Core.Strapi,
  administrator: Administrator,
  fields: readonly string[],
): Promise<(result: { found: readonly RequestRef[]; read: number; end: string }) => Promise<void>> {
  const log = () => strapi.db.connection('patient_press_intake_log');
  await recordDone(strapi, {
    action: 'requests.search-begun',
    subject: { type: 'guide-download' },
    detail: { fields },
    by: userActor(administrator),
  });
  const [begun] = await log()
    .insert({
      administrator: administrator.id,
      administrator_email: administrator.email,
      action: 'search',
      request_type: 'guide-download',
      requests: [],
      detail: JSON.stringify({ fields }),
    })
    .returning('id');
  return async ({ found, read, end }) => {
    await log()
      .where({ id: begun.id })
      .update({ detail: JSON.stringify({ fields, read, end, found: found.length }) });
    await logAccess(strapi, administrator, { action: 'search', requests: found });
  };
}
