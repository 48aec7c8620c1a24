import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { dialled } from '../dialled';
import { leadKeys } from '../lead-keys';
import { normalEmail } from '../normal-email';

import type { PersonFound, PersonSought } from './contract';
import { columnsOf, type KeptRequest, keptIn, keptRow, phoneHashesOf, refOf } from './kept-request';
import { recipientsToldOf } from './recipients-told';

type Database = Core.Strapi['db']['connection'];

/** Keyed hashes that stand for one person. */
export interface PersonHashes {
  emails: string[];
  phones: string[];
}

const isOneOf = ({ emails, phones }: PersonHashes) =>
  function oneOf(this: void, query: ReturnType<Database>): void {
    query.whereIn('email_index', emails).orWhereIn('phone_index', phones);
  };

/** The requests of one type, the newest first. Of those that were erased, the proof of consent still tells whose they were. */
async function requestsWith(
  database: Database,
  requestType: KeptRequest['requestType'],
  hashes: PersonHashes,
): Promise<KeptRequest[]> {
  // In two steps, so that each is answered by indexes.
  const proofs = await database('patient_press_consents')
    .distinct('request')
    .where({ request_type: requestType })
    .where(isOneOf(hashes));
  const rows = await database(keptIn[requestType].table)
    .select(columnsOf(requestType))
    .where(isOneOf(hashes))
    .orWhereIn(
      'document_id',
      proofs.map(({ request }) => request),
    )
    .orderBy('id', 'desc');
  return z
    .array(keptRow)
    .parse(rows)
    .map((row) => ({ requestType, row }));
}

/** @returns null when what was typed is neither an address nor a number. */
function hashesOf(sought: PersonSought): PersonHashes | null {
  if ('email' in sought) {
    const email = normalEmail(sought.email);
    return email ? { emails: leadKeys.indexes('email', email.index), phones: [] } : null;
  }
  const phone = dialled(sought.phone);
  return phone ? { emails: [], phones: leadKeys.indexes('phone', phone.number) } : null;
}

/** What there is of a person. */
export interface Person {
  requests: KeptRequest[];
  hashes: PersonHashes;
}

/**
 * All requests of a person. Somebody who is sought by e-mail may have asked for a call without giving it: those requests are
 * found by the phones that were given with the e-mail.
 * @returns null when what was typed is neither an address nor a number.
 */
export async function findPerson(database: Database, sought: PersonSought): Promise<Person | null> {
  const first = hashesOf(sought);
  if (!first) return null;
  const guides = await requestsWith(database, 'guide-download', first);
  const hashes = 'email' in sought ? { ...first, phones: [...first.phones, ...guides.flatMap(phoneHashesOf)] } : first;
  const calls = await requestsWith(database, 'callback-request', hashes);
  return { requests: [...guides, ...calls], hashes };
}

const titled = z.array(z.object({ documentId: z.string(), guide: z.object({ title: z.string() }).nullish() }));

/** The titles of the guides that were asked for, by request; those of deleted guides are not among them. */
export async function guideTitlesOf(strapi: Core.Strapi, requests: KeptRequest[]): Promise<Map<string, string>> {
  const documentIds = requests
    .filter(({ requestType }) => requestType === 'guide-download')
    .map(({ row }) => row.document_id);
  const found = await strapi.db.query('api::guide-download.guide-download').findMany({
    select: ['documentId'],
    where: { documentId: { $in: documentIds } },
    populate: { guide: { select: ['title'] } },
  });
  return new Map(titled.parse(found).flatMap(({ documentId, guide }) => (guide ? [[documentId, guide.title]] : [])));
}

/** What the admin shows of a person before anything is done: no name, no number. */
export async function outlineOf(strapi: Core.Strapi, { requests }: Person): Promise<PersonFound> {
  const titles = await guideTitlesOf(strapi, requests);
  const told = await recipientsToldOf(strapi.db.connection, requests.map(refOf));
  const outline = ({ row }: KeptRequest) => ({
    documentId: row.document_id,
    at: row.created_at.toISOString(),
    erasedAt: row.erased_at?.toISOString() ?? null,
  });
  const ofType = (wanted: KeptRequest['requestType']) => requests.filter(({ requestType }) => requestType === wanted);
  return {
    guideDownloads: ofType('guide-download').map((kept) => ({
      ...outline(kept),
      guideTitle: titles.get(kept.row.document_id) ?? null,
    })),
    callbackRequests: ofType('callback-request').map(outline),
    recipients: [...new Set(told.map(({ name }) => name))].toSorted(),
  };
}
