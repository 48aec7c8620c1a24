import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { requestStorage } from '../requests/request-storage';
import type { GuideRequestConsent, GuideRequestEmail, GuideRequestItem } from './guide-contract';
import type { GuideRequestRow } from './guide-rows';
import { toRequestItems } from './request-items';

const requestType = 'guide-download';
const { guideLinks } = requestStorage[requestType];

const consentRows = z.array(
  z.object({
    request: z.string(),
    key: z.string(),
    version: z.number(),
    granted: z.boolean(),
    withdrawnDueOn: z.iso.date().nullable(),
  }),
);

/** What readers agreed to or refused, by request, as the proof has it: it outlives the personal data. */
async function consentsOf(strapi: Core.Strapi, documentIds: string[]): Promise<Map<string, GuideRequestConsent[]>> {
  const found = await strapi.db.connection.raw(
    `select c.request, c.wording_key as key, c.wording_version as version, c.granted,
       to_char(w.due_on, 'YYYY-MM-DD') as "withdrawnDueOn"
     from patient_press_consents c
     left join patient_press_consent_withdrawals w
       on w.request = c.request and w.request_type = c.request_type and w.wording_key = c.wording_key
     where c.request = any(:documentIds) and c.request_type = :requestType
     order by c.id`,
    { documentIds, requestType },
  );
  const rows = consentRows.parse(found.rows);
  const consents = new Map<string, GuideRequestConsent[]>();
  for (const { request, ...consent } of rows) consents.set(request, [...(consents.get(request) ?? []), consent]);
  return consents;
}

const titleRows = z.array(z.object({ id: z.number(), title: z.string() }));

/** The titles of the guides that were asked for, by the requests' ids. */
async function titlesOf(strapi: Core.Strapi, ids: number[]): Promise<Map<number, string>> {
  const found = await strapi.db
    .connection({ l: guideLinks.table })
    .join('guides as g', 'g.id', 'l.guide_id')
    .whereIn(`l.${guideLinks.request}`, ids)
    // What is published counts: the last of two wins in a map.
    .orderByRaw('g.published_at nulls first')
    .select({ id: `l.${guideLinks.request}`, title: 'g.title' });
  return new Map(titleRows.parse(found).map(({ id, title }) => [id, title]));
}

function mailOf(row: GuideRequestRow): GuideRequestEmail {
  const { createdAt, verdict, isReaderAsked, deliveredAt, mailTrouble, mailGivenUpAt, erasedAt } = row;
  const reason = mailTrouble ?? 'The reason wasn’t recorded.';
  if (!erasedAt && mailGivenUpAt) return { state: 'given-up', at: mailGivenUpAt, reason };
  if (!erasedAt && mailTrouble) return { state: 'failed', since: createdAt, reason };
  if (deliveredAt) return { state: 'delivered', at: deliveredAt };
  if (erasedAt) return { state: 'none' };
  return verdict === 'suspect' ? { state: 'held', isReaderAsked } : { state: 'waiting', since: createdAt };
}

/** Guide requests as the newsroom reads them. */
export async function toGuideRequestItems(strapi: Core.Strapi, rows: GuideRequestRow[]): Promise<GuideRequestItem[]> {
  const items = await toRequestItems(strapi, requestType, rows);
  const titles = await titlesOf(
    strapi,
    rows.map(({ id }) => id),
  );
  const consents = await consentsOf(
    strapi,
    rows.map(({ documentId }) => documentId),
  );
  return items.map(({ row, item, email }) => {
    const { id, documentId, relationship, agreedToCall, openings, openedAt, purgeOn, erasedAt } = row;
    return {
      ...item,
      email,
      relationship,
      guide: titles.get(id) ?? null,
      consents: consents.get(documentId) ?? [],
      agreedToCall: agreedToCall === true,
      mail: mailOf(row),
      openings,
      openedAt,
      purgeOn,
      erasedAt,
    };
  });
}
