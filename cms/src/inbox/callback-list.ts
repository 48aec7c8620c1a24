import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { internationalNumber } from '../platform/contact/international-number';
import { leadKeys } from '../platform/encryption/lead-keys';
import { contentTypeOf, requestStorage } from '../requests/request-storage';
import {
  type CallbackItem,
  type CallbackList,
  type CallbackSearch,
  type CallbackStep,
  type CallbackTotals,
  type RequestState,
  requestStates,
} from './callback-contract';
import { countsOf, readListPage } from './list-page';
import { markCall } from './mark-call';
import { releaseRequest } from './release-request';
import { listedRow, toRequestItems } from './request-items';

const requestType = 'callback-request';

const row = listedRow.extend({ bestTime: z.string().nullable() });
type Row = z.infer<typeof row>;

// Each has an index of its own: see tables.ts.
const conditions: Record<RequestState, object> = {
  open: { handledAt: { $null: true }, verdict: 'accepted', erasedAt: { $null: true } },
  suspect: { handledAt: { $null: true }, verdict: 'suspect', erasedAt: { $null: true } },
  done: { handledAt: { $notNull: true } },
  all: {},
};

/** The same, to count by. */
const inSql: Record<RequestState, string> = {
  open: `handled_at is null and verdict = 'accepted' and erased_at is null`,
  suspect: `handled_at is null and verdict = 'suspect' and erased_at is null`,
  done: 'handled_at is not null',
  all: 'true',
};

/** The requests from one phone. What is no phone number finds nothing. */
const ofPhone = (typed: string) => ({
  phoneIndex: { $in: leadKeys.indexes('phone', internationalNumber(typed)?.number ?? '') },
});

const ofDocuments = (documentIds: string[]) => ({ documentId: { $in: documentIds } });

async function toItems(strapi: Core.Strapi, rows: Row[]): Promise<CallbackItem[]> {
  const items = await toRequestItems(strapi, requestType, rows);
  return items.map(({ item, bestTime }) => ({ ...item, bestTime }));
}

/** A page of requests, the newest first. It takes as long among a hundred thousand as among ten. */
export async function listCallbackRequests(
  strapi: Core.Strapi,
  { state, phone, before, among, byDataSubject = false }: CallbackSearch,
): Promise<CallbackList> {
  const find = async (where: object, limit?: number): Promise<Row[]> => {
    const filters = [conditions[state], where, phone.trim() ? ofPhone(phone) : {}, among ? ofDocuments(among) : {}];
    const found = await strapi.db
      .query(contentTypeOf(requestType))
      .findMany({ where: { $and: filters }, orderBy: { id: 'desc' }, ...(limit !== undefined && { limit }) });
    return z.array(row).parse(found);
  };
  const { rows, last, dataSubjects } = await readListPage<Row>(
    strapi,
    {
      next(after, limit) {
        const from = after?.id ?? before;
        return find(from ? { id: { $lt: from } } : {}, limit);
      },
      only: (documentIds) => find(ofDocuments(documentIds)),
      refOf: ({ documentId: request }) => ({ requestType, request }),
    },
    byDataSubject,
  );
  return { requests: await toItems(strapi, rows), next: last?.id ?? null, dataSubjects };
}

/** How many requests there are in each state. @param among only these, by documentId; left out: all. */
export async function countCallbackRequests(strapi: Core.Strapi, among: string[] | undefined): Promise<CallbackTotals> {
  const { connection } = strapi.db;
  const counting = requestStates.map((state) => `count(*) filter (where ${inSql[state]}) as "${state}"`);
  const found = connection(requestStorage[requestType].table).select(connection.raw(counting.join(', ')));
  if (among) found.whereIn('document_id', among);
  return countsOf(requestStates, await found);
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
