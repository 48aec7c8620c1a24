import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { internationalNumber } from '../platform/contact/international-number';
import { leadKeys } from '../platform/encryption/lead-keys';
import { contentTypeOf } from '../requests/request-storage';
import type { CallbackItem, CallbackList, CallbackSearch, CallbackStep, RequestState } from './callback-contract';
import { markCall } from './mark-call';
import { releaseRequest } from './release-request';
import { listedRow, PAGE_SIZE, toPage, toRequestItems } from './request-items';

const requestType = 'callback-request';

const row = listedRow.extend({ bestTime: z.string().nullable() });

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

async function toItems(strapi: Core.Strapi, rows: z.infer<typeof row>[]): Promise<CallbackItem[]> {
  const items = await toRequestItems(strapi, requestType, rows);
  return items.map(({ item, bestTime }) => ({ ...item, bestTime }));
}

/** A page of requests, the newest first. It takes as long among a hundred thousand as among ten. */
export async function listCallbackRequests(
  strapi: Core.Strapi,
  { state, phone, before }: CallbackSearch,
): Promise<CallbackList> {
  const found = await strapi.db.query(contentTypeOf(requestType)).findMany({
    where: { ...conditions[state], ...(phone.trim() && ofPhone(phone)), ...(before && { id: { $lt: before } }) },
    orderBy: { id: 'desc' },
    limit: PAGE_SIZE + 1,
  });
  const { rows, last } = toPage(z.array(row).parse(found));
  return { requests: await toItems(strapi, rows), next: last?.id ?? null };
}

const steps: Record<CallbackStep, (strapi: Core.Strapi, request: string, by: string) => Promise<unknown>> = {
  done: (strapi, request, by) => markCall(strapi, { requestType, request }, 'done', by),
  'open-again': (strapi, request, by) => markCall(strapi, { requestType, request }, 'again', by),
  'not-spam': (strapi, request, by) => releaseRequest(strapi, { requestType, request }, by),
};

/** Takes a step with a request. @param by who takes it. @returns the request; null when there is none. */
export async function stepCallbackRequest(
  strapi: Core.Strapi,
  documentId: string,
  step: CallbackStep,
  by: string,
): Promise<CallbackItem | null> {
  await steps[step](strapi, documentId, by);
  const found = await strapi.db.query(contentTypeOf(requestType)).findOne({ where: { documentId } });
  if (!found) return null;
  const [item = null] = await toItems(strapi, [row.parse(found)]);
  return item;
}
