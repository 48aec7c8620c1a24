import type { Core } from '@strapi/strapi';
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

interface Access {
  action: AccessAction;
  requests: readonly RequestRef[];
  /** How many names were decrypted to find these; noted also when none was found. */
  namesRead?: number;
}

/** Notes who read or changed which requests, in a row for each type of them. Nothing is shown before it is noted. */
export async function logAccess(
  strapi: Core.Strapi,
  administrator: Administrator,
  { action, requests: all, namesRead = 0 }: Access,
): Promise<void> {
  const byType = Map.groupBy(all, ({ requestType }) => requestType);
  if (byType.size === 0 && namesRead > 0) byType.set('guide-download', []);
  if (byType.size === 0) return;
  await strapi.db.connection('patient_press_intake_log').insert(
    [...byType].map(([requestType, requests]) => ({
      administrator: administrator.id,
      administrator_email: administrator.email,
      action,
      request_type: requestType,
      requests: requests.map(({ request }) => request),
      detail: namesRead > 0 ? JSON.stringify({ namesRead }) : null,
    })),
  );
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
