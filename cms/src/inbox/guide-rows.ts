import { relationships } from '@patient-press/shared/relationships';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { normalEmail } from '../platform/contact/normal-email';
import { leadKeys } from '../platform/encryption/lead-keys';
import { requestStorage } from '../requests/request-storage';
import {
  type GuideRequestFilters,
  type GuideRequestState,
  type GuideRequestTotals,
  guideRequestStates,
} from './guide-contract';
import { countsOf } from './list-page';
import { listedRow, time } from './request-items';

const DAY_MS = 86_400_000;
const { table, guideLinks } = requestStorage['guide-download'];

const row = listedRow.extend({
  email: z.string().nullable(),
  relationship: z.enum(relationships),
  /** Whether its reader was asked by email to confirm it. */
  isReaderAsked: z.boolean(),
  deliveredAt: time.nullable(),
  mailTrouble: z.string().nullable(),
  mailGivenUpAt: time.nullable(),
  openedAt: time.nullable(),
  openings: z.number().int(),
  erasedAt: time.nullable(),
  agreedToCall: z.boolean().nullable(),
  purgeOn: z.string().nullable(),
});
/** A guide request as it is stored: the personal fields are encrypted. */
export type GuideRequestRow = z.infer<typeof row>;

const columns = {
  id: 'd.id',
  documentId: 'd.document_id',
  idempotencyKey: 'd.idempotency_key',
  createdAt: 'd.created_at',
  email: 'd.email',
  name: 'd.name',
  phone: 'd.phone',
  relationship: 'd.relationship',
  page: 'd.page',
  ctaBanner: 'd.cta_banner',
  ctaVariant: 'd.cta_variant',
  verdict: 'd.verdict',
  deliveredAt: 'd.delivered_at',
  mailTrouble: 'd.mail_trouble',
  mailGivenUpAt: 'd.mail_given_up_at',
  openedAt: 'd.opened_at',
  openings: 'd.openings',
  erasedAt: 'd.erased_at',
  agreedToCall: 'd.agreed_to_call',
  handledAt: 'd.handled_at',
  handledBy: 'd.handled_by',
};

/** Each has an index of its own, in these words: see tables.ts. */
const conditions: Record<GuideRequestState, string> = {
  all: 'true',
  delivered: 'd.delivered_at is not null and d.erased_at is null',
  waiting: `d.delivered_at is null and d.erased_at is null and d.mail_given_up_at is null and d.mail_trouble is null
    and d.verdict = 'accepted'`,
  failed: 'd.erased_at is null and (d.mail_given_up_at is not null or d.mail_trouble is not null)',
  suspect: `d.verdict = 'suspect' and d.erased_at is null`,
  opened: 'd.opened_at is not null and d.erased_at is null',
  erased: 'd.erased_at is not null',
};

/** All columns of the requests, to be narrowed down. */
const selectRows = (strapi: Core.Strapi) =>
  strapi.db.connection({ d: table }).select({
    ...columns,
    purgeOn: strapi.db.connection.raw(`to_char(d.purge_on, 'YYYY-MM-DD')`),
    isReaderAsked: strapi.db.connection.raw(`d.verdict = 'suspect' and exists (
      select from patient_press_intake_history h where h.request_type = 'guide-download' and h.request = d.document_id
        and h.event = 'mail-sent' and h.detail->>'mail' = 'confirmation')`),
  });

/** The rows of a guide's versions: a request may be tied to its draft, to what is published, or to both. */
const versionsOf = (strapi: Core.Strapi, guide: string): Promise<number[]> =>
  strapi.db.connection('guides').where({ document_id: guide }).pluck('id');

type Query = ReturnType<Core.Strapi['db']['connection']>;

/** Narrows a query down by every filter but the status. */
async function narrow(
  strapi: Core.Strapi,
  found: Query,
  { email, guide, agreedToCall, from, to, among }: Omit<GuideRequestFilters, 'state'>,
): Promise<void> {
  if (among) found.whereIn('d.document_id', among);
  if (email.trim()) found.whereIn('d.email_index', leadKeys.indexes('email', normalEmail(email)?.index ?? ''));
  if (agreedToCall) found.whereRaw('d.agreed_to_call and d.erased_at is null');
  if (from) found.where('d.created_at', '>=', new Date(from));
  if (to) found.where('d.created_at', '<', new Date(Date.parse(to) + DAY_MS));
  if (guide) {
    const ofGuide = strapi.db.connection(guideLinks.table).select(guideLinks.request);
    found.whereIn('d.id', ofGuide.whereIn('guide_id', await versionsOf(strapi, guide)));
  }
}

/** Which rows of a list are read. */
interface Wanted {
  /** The id before which they lie; null: the newest. */
  before: number | null;
  limit?: number;
  /** Only these, by documentId. */
  only?: readonly string[];
}

/** The next requests, the newest first. It takes as long among a hundred thousand as among ten. */
export async function findGuideRequestRows(
  strapi: Core.Strapi,
  { state, ...filters }: GuideRequestFilters,
  { before, limit, only }: Wanted,
): Promise<GuideRequestRow[]> {
  const found = selectRows(strapi).whereRaw(conditions[state]).orderBy('d.id', 'desc');
  if (limit !== undefined) found.limit(limit);
  if (before !== null) found.where('d.id', '<', before);
  if (only) found.whereIn('d.document_id', only);
  await narrow(strapi, found, filters);
  return z.array(row).parse(await found);
}

/** How many requests the filters let through, by status. */
export async function countGuideRequests(
  strapi: Core.Strapi,
  filters: Omit<GuideRequestFilters, 'state'>,
): Promise<GuideRequestTotals> {
  const { connection } = strapi.db;
  const counting = guideRequestStates.map((state) => `count(*) filter (where ${conditions[state]}) as "${state}"`);
  const found = connection({ d: table }).select(connection.raw(counting.join(', ')));
  await narrow(strapi, found, filters);
  return countsOf(guideRequestStates, await found);
}

/** One request; null when there is none. */
export async function findGuideRequestRow(strapi: Core.Strapi, documentId: string): Promise<GuideRequestRow | null> {
  const [found] = await selectRows(strapi).where('d.document_id', documentId);
  return found ? row.parse(found) : null;
}
