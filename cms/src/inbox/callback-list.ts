import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { internationalNumber } from '../platform/contact/international-number';
import { toPhone } from '../platform/contact/phone-link';
import { SealError } from '../platform/encryption/keyring';
import { leadKeys } from '../platform/encryption/lead-keys';
import { dispatchRequest } from '../requests/dispatch-request';
import { noteEvent } from '../requests/history';
import { bannerLabel, namesOfBanners } from './banner-names';
import type { CallbackItem, CallbackList, CallbackSearch, CallbackStep, RequestState } from './callback-contract';
import { markCall } from './mark-call';

const REQUEST = 'api::callback-request.callback-request';
const PAGE_SIZE = 25;

const time = z.coerce.date().transform((date) => date.toISOString());
const row = z.object({
  id: z.number(),
  documentId: z.string(),
  idempotencyKey: z.string(),
  createdAt: time,
  phone: z.string().nullable(),
  name: z.string().nullable(),
  bestTime: z.string().nullable(),
  page: z.string().nullable(),
  ctaBanner: z.string().nullable(),
  ctaVariant: z.string().nullable(),
  verdict: z.enum(['accepted', 'suspect']),
  handledAt: time.nullable(),
  handledBy: z.string().nullable(),
});
type Row = z.infer<typeof row>;

// Each has an index of its own: see tables.ts.
const conditions: Record<RequestState, object> = {
  open: { handledAt: { $null: true }, verdict: 'accepted', erasedAt: { $null: true } },
  suspect: { handledAt: { $null: true }, verdict: 'suspect', erasedAt: { $null: true } },
  done: { handledAt: { $notNull: true } },
  all: {},
};

/** The requests from one phone. What is no phone number finds nothing. */
const ofPhone = (typed: string) => ({
  phoneIndex: { $in: leadKeys.indexes('phone', internationalNumber(typed)?.number ?? '') },
});

/** The sealed fields of a request, opened; null when one of them cannot be. */
function open(strapi: Core.Strapi, { idempotencyKey, phone, name, bestTime }: Row) {
  const openField = (field: string, sealed: string | null) =>
    sealed === null ? null : leadKeys.open(sealed, { requestType: 'callback-request', idempotencyKey, field });
  try {
    const kept = openField('phone', phone);
    return {
      phone: kept ? toPhone(kept) : null,
      name: openField('name', name),
      bestTime: openField('bestTime', bestTime),
    };
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    strapi.log.error(error.message);
    return null;
  }
}

async function toItems(strapi: Core.Strapi, rows: Row[]): Promise<CallbackItem[]> {
  const banners = await namesOfBanners(
    strapi,
    rows.flatMap(({ ctaBanner }) => ctaBanner ?? []),
  );
  return rows.map((one) => {
    const opened = open(strapi, one);
    const { documentId, createdAt, page, verdict, handledAt, handledBy } = one;
    return {
      documentId,
      at: createdAt,
      ...(opened ?? { phone: null, name: null, bestTime: null }),
      isUnreadable: !opened,
      page,
      banner: bannerLabel(banners, one),
      verdict,
      handledAt,
      handledBy,
    };
  });
}

/** A page of requests, the newest first. It takes as long among a hundred thousand as among ten. */
export async function listCallbackRequests(
  strapi: Core.Strapi,
  { state, phone, before }: CallbackSearch,
): Promise<CallbackList> {
  const found = await strapi.db.query(REQUEST).findMany({
    where: { ...conditions[state], ...(phone.trim() && ofPhone(phone)), ...(before && { id: { $lt: before } }) },
    orderBy: { id: 'desc' },
    limit: PAGE_SIZE + 1,
  });
  const rows = z.array(row).parse(found);
  const shown = rows.slice(0, PAGE_SIZE);
  const next = rows.length > PAGE_SIZE ? (shown.at(-1)?.id ?? null) : null;
  return { requests: await toItems(strapi, shown), next };
}

/** Believes a request that was held: its recipients are notified now. Of two people who do the same, the first counts. */
async function releaseCallback(strapi: Core.Strapi, documentId: string, by: string): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    const released = await trx('callback_requests')
      .where({ document_id: documentId, verdict: 'suspect', erased_at: null })
      .update({ verdict: 'accepted', updated_at: new Date() });
    if (released === 0) return;
    const ref = { requestType: 'callback-request', request: documentId } as const;
    await noteEvent(trx, ref, 'released', {}, by);
    await dispatchRequest(trx, ref);
  });
}

const steps: Record<CallbackStep, (strapi: Core.Strapi, documentId: string, by: string) => Promise<unknown>> = {
  done: (strapi, request, by) => markCall(strapi, { requestType: 'callback-request', request }, 'done', by),
  'open-again': (strapi, request, by) => markCall(strapi, { requestType: 'callback-request', request }, 'again', by),
  'not-spam': releaseCallback,
};

/** Takes a step with a request. @param by who takes it. @returns the request; null when there is none. */
export async function stepCallbackRequest(
  strapi: Core.Strapi,
  documentId: string,
  step: CallbackStep,
  by: string,
): Promise<CallbackItem | null> {
  await steps[step](strapi, documentId, by);
  const found = await strapi.db.query(REQUEST).findOne({ where: { documentId } });
  if (!found) return null;
  const [item = null] = await toItems(strapi, [row.parse(found)]);
  return item;
}
