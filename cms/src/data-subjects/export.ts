import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { namesOfBanners } from '../banners/names';
import { unlessUnreadable } from '../requests/personal-fields';
import { contentTypeOf, requestStorage } from '../requests/request-storage';
import { type RequestType, requestTypes } from '../requests/request-type';
import { decryptColumn, refOf, type StoredRequest } from '../requests/stored-request';
import { exportConsents } from './export-consents';
import { historyInWords } from './export-history-words';
import type { DataSubject } from './find';
import { contactsOf, notifiedRecipients } from './notified-recipients';
import { guideTitlesOf } from './summary';

const time = z.coerce
  .date()
  .transform((date) => date.toISOString())
  .nullish()
  .transform((iso) => iso ?? null);
const text = z
  .string()
  .nullish()
  .transform((one) => one || null);

/** What of a request is not encrypted. */
const plain = z.array(
  z.object({
    documentId: z.string(),
    relationship: text,
    page: text,
    ctaBanner: text,
    ctaVariant: text,
    verdict: text,
    confirmedAt: time,
    deliveredAt: time,
    openedAt: time,
    openings: z.number().nullish(),
    handledAt: time,
    purgeOn: text,
  }),
);
const events = z.array(z.object({ request: z.string(), at: z.date(), event: z.string(), detail: z.unknown() }));

const UNREADABLE =
  'This is stored, but can’t be read: the key that it was encrypted with is missing, or it was damaged.';

/** The encrypted fields of a request in plain text. One that cannot be decrypted says so. */
function decryptAll(strapi: Core.Strapi, stored: StoredRequest): Record<string, string | null> {
  const { encrypted } = requestStorage[stored.requestType];
  return Object.fromEntries(
    encrypted.map((column) => {
      let isUnreadable = false;
      const text = unlessUnreadable(
        () => decryptColumn(stored, column),
        ({ message }) => {
          isUnreadable = true;
          strapi.log.error(message);
        },
      );
      return [column.field, isUnreadable ? UNREADABLE : text];
    }),
  );
}

const byRequest = <Row extends { request: string }>(rows: Row[]): Map<string, Row[]> =>
  Map.groupBy(rows, ({ request }) => request);

async function attributesOf(strapi: Core.Strapi, requests: StoredRequest[]) {
  const found = await Promise.all(
    requestTypes.map((requestType) => {
      const ofType = requests.filter((stored) => stored.requestType === requestType);
      const documentIds = ofType.map(({ row }) => row.document_id);
      return strapi.db.query(contentTypeOf(requestType)).findMany({ where: { documentId: { $in: documentIds } } });
    }),
  );
  return new Map(plain.parse(found.flat()).map((one) => [one.documentId, one]));
}

async function historyOf(database: Core.Strapi['db']['connection'], documentIds: string[]) {
  const rows = await database('patient_press_intake_history')
    // As json: Strapi has pg leave jsonb unparsed.
    .select('request', 'at', 'event', database.raw('cast(detail as json) as detail'))
    .whereIn('request', documentIds)
    .orderBy('id');
  return events.parse(rows);
}

/** What is stored beside requests, by the request's documentId. */
async function readBesides(strapi: Core.Strapi, requests: StoredRequest[]) {
  const refs = requests.map(refOf);
  const database = strapi.db.connection;
  const attributes = await attributesOf(strapi, requests);
  const notified = await notifiedRecipients(database, refs);
  const bannerIds = [...attributes.values()].flatMap(({ ctaBanner }) => ctaBanner ?? []);
  return {
    attributes,
    banners: await namesOfBanners(strapi, bannerIds),
    titles: await guideTitlesOf(strapi, requests),
    notified: byRequest(notified),
    contacts: await contactsOf(strapi, notified),
    consents: byRequest(await exportConsents(strapi, requests)),
    history: byRequest(
      await historyOf(
        database,
        refs.map(({ request }) => request),
      ),
    ),
  };
}

function exportOne(
  strapi: Core.Strapi,
  stored: StoredRequest,
  { attributes, banners, titles, notified, contacts, consents, history }: Awaited<ReturnType<typeof readBesides>>,
) {
  const documentId = stored.row.document_id;
  const its = attributes.get(documentId);
  return {
    request: documentId,
    askedAt: stored.row.created_at.toISOString(),
    ...(stored.requestType === 'guide-download' && { guide: titles.get(documentId) ?? null }),
    ...decryptAll(strapi, stored),
    describedAs: its?.relationship ?? null,
    onPage: its?.page ?? null,
    banner: its?.ctaBanner ? (banners.get(its.ctaBanner) ?? its.ctaBanner) : null,
    bannerVariant: its?.ctaVariant ?? null,
    heldForSpam: its?.verdict === 'suspect',
    confirmedAt: its?.confirmedAt ?? null,
    mailSentAt: its?.deliveredAt ?? null,
    linkOpenedAt: its?.openedAt ?? null,
    linkOpenings: its?.openings ?? 0,
    answeredAt: its?.handledAt ?? null,
    retainedUntil: its?.purgeOn ?? null,
    erasedAt: stored.row.erased_at?.toISOString() ?? null,
    consents: (consents.get(documentId) ?? []).map(({ request: _, ...consent }) => consent),
    notified: (notified.get(documentId) ?? []).map(({ recipient, name, event, at }) => ({
      recipient: name,
      reachedAt: contacts.get(recipient) ?? null,
      about: event,
      at: at.toISOString(),
    })),
    whatHappened: (history.get(documentId) ?? []).map(({ at, event, detail }) => ({
      at: at.toISOString(),
      what: historyInWords(event, detail),
    })),
  };
}

/**
 * Everything that is stored about a data subject, in plain text. What cannot be decrypted says so, and the rest is exported.
 * @param askedFor what the data subject was found by.
 */
export async function exportDataSubject(
  strapi: Core.Strapi,
  { requests }: Pick<DataSubject, 'requests'>,
  askedFor: object,
  now: Date,
) {
  const besides = await readBesides(strapi, requests);
  const ofType = (wanted: RequestType) =>
    requests.filter(({ requestType }) => requestType === wanted).map((stored) => exportOne(strapi, stored, besides));
  return {
    about:
      'Everything we store about one person. Times are in UTC. We also store email addresses and phone numbers as keyed hashes, from which neither can be read.',
    madeAt: now.toISOString(),
    askedFor,
    guideRequests: ofType('guide-download'),
    callbackRequests: ofType('callback-request'),
  };
}
