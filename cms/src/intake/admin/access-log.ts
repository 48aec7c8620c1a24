import type { Core } from '@strapi/strapi';
import type { RequestType } from '../../jobs/job';

/** Who of the newsroom asks: Strapi's user of the admin, as far as it is used here. */
export interface Administrator {
  id: number | string;
  email: string;
  firstname?: string | null;
  lastname?: string | null;
}

/** What people call an administrator. */
export const nameOf = ({ firstname, lastname, email }: Administrator): string =>
  [firstname, lastname].filter(Boolean).join(' ') || email;

export type AccessAction =
  | 'read'
  | 'search'
  | 'done'
  | 'open-again'
  | 'not-spam'
  | 'export'
  | 'erase'
  | 'withdraw'
  | 'release'
  | 'mail-again'
  | 'history'
  | 'csv'
  | 'find'
  | 'person-export';

/** Notes who read or changed which requests. Nothing is shown before it is noted. */
export async function logAccess(
  strapi: Core.Strapi,
  administrator: Administrator,
  { requestType, action, requests }: { requestType: RequestType; action: AccessAction; requests: string[] },
): Promise<void> {
  if (requests.length === 0) return;
  await strapi.db.connection('patient_press_intake_log').insert({
    administrator: administrator.id,
    administrator_email: administrator.email,
    action,
    request_type: requestType,
    requests,
  });
}
