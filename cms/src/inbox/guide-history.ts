import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { GuideRequestHistory, GuideRequestItem } from './guide-contract';
import { eventWords, lookWords } from './guide-history-words';
import { toGuideRequestItems } from './guide-items';
import { findGuideRequestRow } from './guide-rows';

type Line = GuideRequestHistory['lines'][number];

const requestType = 'guide-download';
const time = z.coerce.date().transform((date) => date.toISOString());

const consentRows = z.array(z.object({ at: time, key: z.string(), version: z.number(), granted: z.boolean() }));

async function consentLines(strapi: Core.Strapi, documentId: string): Promise<Line[]> {
  const found = await strapi.db
    .connection('patient_press_consents')
    .where({ request: documentId, request_type: requestType })
    .orderBy('id')
    .select({ at: 'at', key: 'wording_key', version: 'wording_version', granted: 'granted' });
  return consentRows.parse(found).map(({ at, key, version, granted }) => ({
    at,
    text: `${granted ? 'Agreed' : 'Did not agree'} to the wording “${key}”, version ${version}.`,
  }));
}

const eventRows = z.array(
  z.object({ at: time, event: z.string(), detail: z.record(z.string(), z.unknown()), by: z.string().nullable() }),
);

async function eventLines(strapi: Core.Strapi, documentId: string): Promise<Line[]> {
  const database = strapi.db.connection;
  // Strapi has pg hand out jsonb as text.
  const found = await database('patient_press_intake_history')
    .where({ request: documentId, request_type: requestType })
    .orderBy('id')
    .select({ at: 'at', event: 'event', by: 'done_by', detail: database.raw('cast(detail as json)') });
  return eventRows.parse(found).map(({ at, ...event }) => ({ at, text: eventWords(event) }));
}

const lookRows = z.array(z.object({ at: time, who: z.string(), action: z.string(), times: z.coerce.number() }));

/** Who in the newsroom saw it: a list that was looked at ten times a day makes one line. */
async function lookLines(strapi: Core.Strapi, documentId: string): Promise<Line[]> {
  const found = await strapi.db.connection.raw(
    `select max(at) as at, administrator_email as who, action, count(*) as times
     from patient_press_intake_log
     where requests @> array[cast(:documentId as text)] and request_type = :requestType
     group by administrator_email, action, date_trunc('day', at)`,
    { documentId, requestType },
  );
  return lookRows.parse(found.rows).flatMap(({ at, ...look }) => {
    const text = lookWords(look);
    return text ? [{ at, text }] : [];
  });
}

function askedLine({ at, guide, page, banner }: GuideRequestItem): Line {
  const where = [page && ` on ${page}`, banner && `, after clicking the banner “${banner}”`].filter(Boolean).join('');
  return { at, text: `Requested ${guide ? `“${guide}”` : 'a guide that was later deleted'}${where}.` };
}

/** Everything that happened to a request, the oldest first; null when there is none. */
export async function readGuideRequestHistory(
  strapi: Core.Strapi,
  documentId: string,
): Promise<GuideRequestHistory | null> {
  const row = await findGuideRequestRow(strapi, documentId);
  const [item] = row ? await toGuideRequestItems(strapi, [row]) : [];
  if (!item) return null;
  const lines = [
    askedLine(item),
    ...(await consentLines(strapi, documentId)),
    ...(await eventLines(strapi, documentId)),
    ...(await lookLines(strapi, documentId)),
  ];
  return { lines: lines.sort((one, other) => Date.parse(one.at) - Date.parse(other.at)) };
}
