import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { RequestRef } from '../requests/request-type';
import type { Database } from './deliveries';
import { isNamedIn, isPassedOnBy } from './recipient';

const consentRow = z.object({
  wording_key: z.string(),
  wording_version: z.number(),
  wording_sha256: z.string(),
  granted: z.boolean(),
  at: z.date(),
  page: z.string(),
});

/** What a reader agreed to, with the words themselves. */
export interface GivenConsent {
  key: string;
  version: number;
  sha256: string;
  /** Null when they are no longer there as the reader saw them. */
  text: string | null;
  /** ISO in UTC. */
  at: string;
  page: string;
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** What a reader agreed to under a key in one request; null when they did not. */
export async function findConsent(
  strapi: Core.Strapi,
  database: Database,
  { requestType, request }: RequestRef,
  key: string,
): Promise<GivenConsent | null> {
  if (!isPassedOnBy(key)) return null;
  const [found] = await database('patient_press_consents')
    .where({ request_type: requestType, request, wording_key: key })
    .orderBy('id', 'desc')
    .limit(1);
  if (!found) return null;
  const { wording_version: version, wording_sha256, granted, at, page } = consentRow.parse(found);
  if (!granted) return null;
  const wording = await strapi.db
    .query('api::consent-wording.consent-wording')
    .findOne({ select: ['text'], where: { key, version } });
  const text = typeof wording?.text === 'string' && sha256(wording.text) === wording_sha256 ? wording.text : null;
  return { key, version, sha256: wording_sha256, text, at: at.toISOString(), page };
}

/** Whether the words that a reader agreed to name a recipient. */
export const names = ({ text }: GivenConsent, recipientName: string): boolean =>
  text !== null && isNamedIn(recipientName, text);

/** Whether a reader has taken back what they agreed to under a key. */
export async function isWithdrawn(
  database: Database,
  { requestType, request }: RequestRef,
  key: string,
): Promise<boolean> {
  return (await findWithdrawal(database, { requestType, request }, key)) !== null;
}

/** When what a reader agreed to was taken back. `dueOn`: until when no one may use it any more. */
export async function findWithdrawal(
  database: Database,
  { requestType, request }: RequestRef,
  key: string,
): Promise<{ dueOn: string } | null> {
  const [found] = await database('patient_press_consent_withdrawals')
    .select(database.raw(`to_char(due_on, 'YYYY-MM-DD') as due_on`))
    .where({ request_type: requestType, request, wording_key: key });
  return found ? { dueOn: z.object({ due_on: z.string() }).parse(found).due_on } : null;
}
