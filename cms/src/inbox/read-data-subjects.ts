import { isGuideBox } from '@patient-press/shared/guide-request';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { guideTitlesOf } from '../data-subjects/summary';
import { toPhone } from '../platform/contact/phone-link';
import type { RequestRef } from '../requests/request-type';
import { requestTypes } from '../requests/request-type';
import { contactIn, type StoredRequest, selectStored, toStored } from '../requests/stored-request';
import { recipientsOf } from './consent-recipients';
import type { ListedConsent, ListedDataSubject, ListedRequest } from './listed-contract';
import { time } from './request-items';

type Database = Core.Strapi['db']['connection'];

const consentRows = z.array(
  z.object({
    request: z.string(),
    key: z.string(),
    version: z.number(),
    givenAt: time,
    receivedOn: z.iso.date().nullable(),
    dueOn: z.iso.date().nullable(),
    doneAt: time.nullable(),
    doneBy: z.string().nullable(),
  }),
);
type ConsentRow = z.infer<typeof consentRows>[number];

async function consentsOf(database: Database, documentIds: string[]): Promise<ConsentRow[]> {
  const { rows } = await database.raw(
    `select given.request, given.wording_key as key, given.wording_version as version, given.at as "givenAt",
       to_char(withdrawn.received_on, 'YYYY-MM-DD') as "receivedOn", to_char(withdrawn.due_on, 'YYYY-MM-DD') as "dueOn",
       withdrawn.done_at as "doneAt", withdrawn.done_by as "doneBy"
     from patient_press_consents given
     left join patient_press_consent_withdrawals withdrawn using (request, request_type, wording_key)
     where given.granted and given.request = any(?)
     order by given.id`,
    [documentIds],
  );
  return consentRows.parse(rows);
}

const withdrawnOf = ({ receivedOn, dueOn, doneAt, doneBy }: ConsentRow): ListedConsent['withdrawn'] =>
  receivedOn && dueOn ? { receivedOn, dueOn, doneAt, doneBy } : null;

function callOf({ erased_at, agreed_to_call, handled_at }: StoredRequest['row']): ListedRequest['call'] {
  if (handled_at) return 'done';
  return agreed_to_call && !erased_at ? 'open' : 'none';
}

async function storedOf(database: Database, refs: readonly RequestRef[]): Promise<StoredRequest[]> {
  const found = await Promise.all(
    requestTypes.map(async (type) => {
      const documentIds = refs.flatMap(({ requestType, request }) => (requestType === type ? request : []));
      return toStored(type, await selectStored(database, type).whereIn('document_id', documentIds));
    }),
  );
  return found.flat().sort((one, other) => one.row.created_at.getTime() - other.row.created_at.getTime());
}

function toListedRequest(
  stored: StoredRequest,
  { guide, consents }: { guide: string | null; consents: ListedConsent[] },
): ListedRequest {
  const { requestType, row } = stored;
  const contact = contactIn(stored);
  return {
    requestType,
    documentId: row.document_id,
    at: row.created_at.toISOString(),
    guide,
    email: contact?.email ?? null,
    name: contact?.name ?? null,
    phone: contact?.phone ? toPhone(contact.phone) : null,
    isUnreadable: !contact,
    erasedAt: row.erased_at?.toISOString() ?? null,
    call: callOf(row),
    handledAt: row.handled_at?.toISOString() ?? null,
    consents,
  };
}

/**
 * Data subjects as the lists show them: everything that they requested, and what they agreed to.
 * @param groups the requests of each data subject, by any key.
 */
export async function readDataSubjects(
  strapi: Core.Strapi,
  groups: ReadonlyMap<string, readonly RequestRef[]>,
): Promise<Map<string, ListedDataSubject>> {
  const database = strapi.db.connection;
  const stored = await storedOf(database, [...groups.values()].flat());
  const documentIds = stored.map(({ row }) => row.document_id);
  const titles = await guideTitlesOf(strapi, stored);
  const consents = await consentsOf(database, documentIds);
  const recipients = await recipientsOf(strapi, documentIds);
  const byRequest = Map.groupBy(consents, ({ request }) => request);
  const requests = new Map(
    stored.map((one) => {
      const { document_id: documentId } = one.row;
      const its = (byRequest.get(documentId) ?? []).map((consent) => ({
        key: consent.key,
        version: consent.version,
        isNotice: one.requestType === 'guide-download' && !isGuideBox(consent.key),
        givenAt: consent.givenAt,
        recipients: recipients(documentId, consent.key),
        withdrawn: withdrawnOf(consent),
      }));
      return [documentId, toListedRequest(one, { guide: titles.get(documentId) ?? null, consents: its })];
    }),
  );
  return new Map(
    [...groups].map(([key, refs]) => {
      const its = new Set(refs.map(({ request }) => request));
      return [key, { requests: [...requests].flatMap(([documentId, one]) => (its.has(documentId) ? one : [])) }];
    }),
  );
}
