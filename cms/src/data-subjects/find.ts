import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { internationalNumber } from '../platform/contact/international-number';
import { normalEmail } from '../platform/contact/normal-email';
import { leadKeys } from '../platform/encryption/lead-keys';
import { requestTypes } from '../requests/request-type';
import {
  emailHashesOf,
  nameIn,
  phoneHashesOf,
  type StoredRequest,
  selectStored,
  toStored,
} from '../requests/stored-request';
import type { DataSubjectQuery, FoundRequest } from './contract';
import { nameKey, nameMatcher } from './names';
import { scanNames } from './scan-names';

type Database = Core.Strapi['db']['connection'];

/** Keyed hashes by which one data subject is found. */
interface DataSubjectHashes {
  emails: string[];
  phones: string[];
}

const isOneOf = ({ emails, phones }: DataSubjectHashes) =>
  function oneOf(this: void, query: ReturnType<Database>): void {
    query.whereIn('email_index', emails).orWhereIn('phone_index', phones);
  };

/** The requests of one type, the newest first. Of those that were erased, the proof of consent still says whose they were. */
async function requestsWith(
  database: Database,
  requestType: StoredRequest['requestType'],
  hashes: DataSubjectHashes,
): Promise<StoredRequest[]> {
  // In two steps, so that each is answered by indexes.
  const proofs = await database('patient_press_consents')
    .distinct('request')
    .where({ request_type: requestType })
    .where(isOneOf(hashes));
  const rows = await selectStored(database, requestType)
    .where(isOneOf(hashes))
    .orWhereIn(
      'document_id',
      proofs.map(({ request }) => request),
    )
    .orderBy('id', 'desc');
  return toStored(requestType, rows);
}

const allWith = async (database: Database, hashes: DataSubjectHashes): Promise<StoredRequest[]> =>
  (await Promise.all(requestTypes.map((requestType) => requestsWith(database, requestType, hashes)))).flat();

const proofRows = z.array(z.object({ email_index: z.string().nullable(), phone_index: z.string().nullable() }));

/** What requests are found by elsewhere: their own emails and phones, and those that only the proofs of consent still hold. */
async function hashesOfAll(database: Database, requests: readonly StoredRequest[]): Promise<DataSubjectHashes> {
  const proofs = proofRows.parse(
    await database('patient_press_consents')
      .select('email_index', 'phone_index')
      .whereIn(
        'request',
        requests.map(({ row }) => row.document_id),
      ),
  );
  const [emails, phones] = [requests.flatMap(emailHashesOf), requests.flatMap(phoneHashesOf)];
  for (const { email_index, phone_index } of proofs) {
    if (email_index) emails.push(email_index);
    if (phone_index) phones.push(phone_index);
  }
  return { emails: [...new Set(emails)], phones: [...new Set(phones)] };
}

/** A request, and why it is taken for one of the data subject's. */
export interface DataSubjectRequest extends StoredRequest, Pick<FoundRequest, 'certainty' | 'because'> {}

/** What is stored about a data subject, and perhaps about others with the same name. */
export interface DataSubject {
  requests: DataSubjectRequest[];
  /** Of the email or phone that was searched for. */
  hashes: DataSubjectHashes;
  isCut: boolean;
  /** How many names were decrypted to find it. */
  namesRead: number;
}

/** What a search begins with; null when it is none. */
interface Start {
  requests: StoredRequest[];
  hashes: DataSubjectHashes;
  because: FoundRequest['because'];
  isCut?: boolean;
  namesRead?: number;
}

const nothing: DataSubjectHashes = { emails: [], phones: [] };

async function byEmail(database: Database, typed: string): Promise<Start | null> {
  const email = normalEmail(typed);
  if (!email) return null;
  const hashes = { emails: leadKeys.indexes('email', email.index), phones: [] };
  return { requests: await allWith(database, hashes), hashes, because: 'email' };
}

async function byPhone(database: Database, typed: string): Promise<Start | null> {
  const phone = internationalNumber(typed);
  if (!phone) return null;
  const hashes = { emails: [], phones: leadKeys.indexes('phone', phone.number) };
  return { requests: await allWith(database, hashes), hashes, because: 'phone' };
}

async function byName(database: Database, typed: string): Promise<Start | null> {
  const matches = nameMatcher(typed);
  if (!matches) return null;
  const { requests, isCut, read } = await scanNames(database, matches);
  return { requests, hashes: nothing, because: 'name', isCut, namesRead: read };
}

async function byRequest(database: Database, { of }: Extract<DataSubjectQuery, { of: unknown }>): Promise<Start> {
  const rows = await selectStored(database, of.requestType).where({ document_id: of.request });
  return { requests: toStored(of.requestType, rows), hashes: nothing, because: 'request' };
}

/** The requests with a whole email address or phone number, erased ones included; none when what was typed is neither. */
export async function findByContact(database: Database, typed: string): Promise<StoredRequest[]> {
  const start = (await byEmail(database, typed)) ?? (await byPhone(database, typed));
  return start?.requests ?? [];
}

/** Digits and what is written between them; perhaps with an extension. */
const isLikeANumber = (typed: string): boolean =>
  /\d/.test(typed) && !/\p{L}/u.test(typed.replace(/(ext\.?|x)\s*\d+$/i, ''));

/** Distinguishes emails, phones and names typed into one search. */
function byText(database: Database, typed: string): Promise<Start | null> {
  if (typed.includes('@')) return byEmail(database, typed);
  return isLikeANumber(typed) ? byPhone(database, typed) : byName(database, typed);
}

function begin(database: Database, query: DataSubjectQuery): Promise<Start | null> {
  if ('email' in query) return byEmail(database, query.email);
  if ('phone' in query) return byPhone(database, query.phone);
  if ('of' in query) return byRequest(database, query);
  return byText(database, query.text);
}

/** The requests among them that are not among the others. */
const without = (requests: readonly StoredRequest[], others: readonly StoredRequest[]): StoredRequest[] => {
  const known = new Set(others.map(({ row }) => row.document_id));
  return requests.filter(({ row }) => !known.has(row.document_id));
};

const linkedWith = async (database: Database, requests: readonly StoredRequest[]): Promise<StoredRequest[]> =>
  without(await allWith(database, await hashesOfAll(database, requests)), requests);

/**
 * All requests of a data subject, of both types: those that were searched for, those linked with them by an email or a phone,
 * and, as perhaps another data subject's, those with the same name.
 * @returns null when what was typed is no email address, phone number or name.
 */
export async function findDataSubject(database: Database, query: DataSubjectQuery): Promise<DataSubject | null> {
  const start = await begin(database, query);
  if (!start) return null;
  const { requests: first, because, hashes } = start;
  const isByName = because === 'name';
  const linked = await linkedWith(database, first);
  // One request is no search: its own email or phone is searched for, and what that is linked with.
  if (because === 'request') linked.push(...(await linkedWith(database, [...first, ...linked])));
  const certain = [...first, ...linked];
  const keys = new Set(certain.flatMap((stored) => nameKey(nameIn(stored) ?? '') || []));
  // A search by name has looked through all names already.
  const named = isByName || keys.size === 0 ? null : await scanNames(database, (name) => keys.has(nameKey(name)));
  const certainty = isByName ? 'maybe' : 'same';
  return {
    requests: [
      ...first.map((stored) => ({ ...stored, certainty, because }) as const),
      ...linked.map((stored) => ({ ...stored, certainty, because: 'linked' }) as const),
      ...without(named?.requests ?? [], certain).map(
        (stored) => ({ ...stored, certainty: 'maybe', because: 'name' }) as const,
      ),
    ],
    hashes,
    isCut: start.isCut ?? named?.isCut ?? false,
    namesRead: (start.namesRead ?? 0) + (named?.read ?? 0),
  };
}
