import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { BANNER } from '../banners/published-banners';
import { SealError } from '../platform/encryption/keyring';
import { decryptColumn, keptIn, refOf, requestTypes, type StoredRequest } from '../requests/stored-request';
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

/** What of a request is no secret of its row. */
const open = z.array(
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
  'This is kept, but cannot be opened: the key that it was encrypted with is missing, or it was damaged.';

function openAll(strapi: Core.Strapi, kept: StoredRequest): Record<string, string | null> {
  const openOne = (column: Parameters<typeof decryptColumn>[1]) => {
    try {
      return decryptColumn(kept, column);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      strapi.log.error(error.message);
      return UNREADABLE;
    }
  };
  return Object.fromEntries(keptIn[kept.requestType].sealed.map((column) => [column.field, openOne(column)]));
}

async function bannerNames(strapi: Core.Strapi, documentIds: string[]): Promise<Map<string, string>> {
  const found = await strapi.db
    .query(BANNER)
    .findMany({ select: ['documentId', 'name'], where: { documentId: { $in: documentIds } } });
  return new Map(found.map(({ documentId, name }) => [String(documentId), String(name)]));
}

const byRequest = <Told extends { request: string }>(told: Told[]): Map<string, Told[]> =>
  Map.groupBy(told, ({ request }) => request);

async function attributesOf(strapi: Core.Strapi, requests: StoredRequest[]) {
  const found = await Promise.all(
    requestTypes.map((requestType) => {
      const ofType = requests.filter((kept) => kept.requestType === requestType);
      const documentIds = ofType.map(({ row }) => row.document_id);
      return strapi.db
        .query(`api::${requestType}.${requestType}`)
        .findMany({ where: { documentId: { $in: documentIds } } });
    }),
  );
  return new Map(open.parse(found.flat()).map((one) => [one.documentId, one]));
}

async function historyOf(database: Core.Strapi['db']['connection'], documentIds: string[]) {
  const rows = await database('patient_press_intake_history')
    // As json: Strapi has pg leave jsonb unparsed.
    .select('request', 'at', 'event', database.raw('cast(detail as json) as detail'))
    .whereIn('request', documentIds)
    .orderBy('id');
  return events.parse(rows);
}

/** What is kept beside requests, by the request's documentId. */
async function readBesides(strapi: Core.Strapi, requests: StoredRequest[]) {
  const refs = requests.map(refOf);
  const database = strapi.db.connection;
  const attributes = await attributesOf(strapi, requests);
  const told = await notifiedRecipients(database, refs);
  const bannerIds = [...attributes.values()].flatMap(({ ctaBanner }) => ctaBanner ?? []);
  return {
    attributes,
    banners: await bannerNames(strapi, bannerIds),
    titles: await guideTitlesOf(strapi, requests),
    told: byRequest(told),
    contacts: await contactsOf(strapi, told),
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
  kept: StoredRequest,
  { attributes, banners, titles, told, contacts, consents, history }: Awaited<ReturnType<typeof readBesides>>,
) {
  const documentId = kept.row.document_id;
  const its = attributes.get(documentId);
  return {
    request: documentId,
    askedAt: kept.row.created_at.toISOString(),
    ...(kept.requestType === 'guide-download' && { guide: titles.get(documentId) ?? null }),
    ...openAll(strapi, kept),
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
    keptUntil: its?.purgeOn ?? null,
    erasedAt: kept.row.erased_at?.toISOString() ?? null,
    consents: (consents.get(documentId) ?? []).map(({ request: _, ...consent }) => consent),
    told: (told.get(documentId) ?? []).map(({ recipient, name, event, at }) => ({
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
 * Everything that is kept of a person, in plain words. What cannot be opened says so, and keeps nothing else from being told.
 * @param askedFor what the person was found by.
 */
export async function exportDataSubject(
  strapi: Core.Strapi,
  { requests }: Pick<DataSubject, 'requests'>,
  askedFor: object,
  now: Date,
) {
  const besides = await readBesides(strapi, requests);
  const ofType = (wanted: StoredRequest['requestType']) =>
    requests.filter(({ requestType }) => requestType === wanted).map((kept) => exportOne(strapi, kept, besides));
  return {
    about:
      'Everything that is kept about one person. Times are in UTC. E-mail and phone are also kept as keyed hashes, from which neither can be read.',
    madeAt: now.toISOString(),
    askedFor,
    guideRequests: ofType('guide-download'),
    callbackRequests: ofType('callback-request'),
  };
}
