import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { BANNER } from '../../banners/published-banners';
import { SealError } from '../seal';
import { exportConsents } from './export-consents';
import { guideTitlesOf, type Person } from './find-person';
import { historyInWords } from './history-words';
import { type KeptRequest, keptIn, openColumn, refOf, requestTypes } from './kept-request';
import { recipientsToldOf } from './recipients-told';

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

function openAll(strapi: Core.Strapi, kept: KeptRequest): Record<string, string | null> {
  const openOne = (column: Parameters<typeof openColumn>[1]) => {
    try {
      return openColumn(kept, column);
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

async function openAttributesOf(strapi: Core.Strapi, requests: KeptRequest[]) {
  const found = await Promise.all(
    requestTypes.map((requestType) =>
      strapi.db.query(`api::${requestType}.${requestType}`).findMany({
        where: {
          documentId: {
            $in: requests.filter((kept) => kept.requestType === requestType).map(({ row }) => row.document_id),
          },
        },
      }),
    ),
  );
  return new Map(open.parse(found.flat()).map((one) => [one.documentId, one]));
}

/**
 * Everything that is kept of a person, in plain words. What cannot be opened says so, and keeps nothing else from being told.
 * @param askedFor what the person was found by.
 */
export async function exportPerson(strapi: Core.Strapi, { requests }: Person, askedFor: object, now: Date) {
  const refs = requests.map(refOf);
  const documentIds = refs.map(({ request }) => request);
  const history = events.parse(
    await strapi.db.connection('patient_press_intake_history').whereIn('request', documentIds).orderBy('id'),
  );
  const [titles, told, consents, attributes] = await Promise.all([
    guideTitlesOf(strapi, requests),
    recipientsToldOf(strapi.db.connection, refs),
    exportConsents(strapi, refs),
    openAttributesOf(strapi, requests),
  ]);
  const banners = await bannerNames(
    strapi,
    [...attributes.values()].flatMap(({ ctaBanner }) => ctaBanner ?? []),
  );

  const exportOne = (kept: KeptRequest) => {
    const { documentId, relationship, page, ctaBanner, ctaVariant, verdict, ...times } = {
      ...attributes.get(kept.row.document_id),
      documentId: kept.row.document_id,
    };
    return {
      request: documentId,
      askedAt: kept.row.created_at.toISOString(),
      ...(kept.requestType === 'guide-download' && { guide: titles.get(documentId) ?? null }),
      ...openAll(strapi, kept),
      describedAs: relationship ?? null,
      onPage: page ?? null,
      banner: ctaBanner ? (banners.get(ctaBanner) ?? ctaBanner) : null,
      bannerVariant: ctaVariant ?? null,
      heldForSpam: verdict === 'suspect',
      confirmedAt: times.confirmedAt ?? null,
      mailSentAt: times.deliveredAt ?? null,
      linkOpenedAt: times.openedAt ?? null,
      linkOpenings: times.openings ?? 0,
      answeredAt: times.handledAt ?? null,
      keptUntil: times.purgeOn ?? null,
      erasedAt: kept.row.erased_at?.toISOString() ?? null,
      consents: consents.filter(({ request }) => request === documentId).map(({ request: _, ...rest }) => rest),
      told: told
        .filter(({ request }) => request === documentId)
        .map(({ name, event, at }) => ({ recipient: name, about: event, at: at.toISOString() })),
      whatHappened: history
        .filter(({ request }) => request === documentId)
        .map(({ at, event, detail }) => ({ at: at.toISOString(), what: historyInWords(event, detail) })),
    };
  };
  const ofType = (wanted: KeptRequest['requestType']) =>
    requests.filter(({ requestType }) => requestType === wanted).map(exportOne);
  return {
    about:
      'Everything that is kept about one person. Times are in UTC. Where somebody was found by is also kept as keyed hashes, which cannot be read.',
    madeAt: now.toISOString(),
    askedFor,
    guideRequests: ofType('guide-download'),
    callbackRequests: ofType('callback-request'),
  };
}
