import type { Core } from '@strapi/strapi';
import type { RequestRef } from '../requests/request-type';
import { groupRequests } from './group-requests';
import { PAGE_SIZE } from './request-items';

const BATCH = 2 * PAGE_SIZE;
/** A page ends early rather than look at more: data subjects with many requests were passed over. */
const MOST_BATCHES = 20;

/** A list of requests that is read from one place on. */
export interface RequestSource<Row> {
  /** The next rows in the list's order. @param after the last one before them; null: from where the page begins. */
  next(after: Row | null, limit: number): Promise<Row[]>;
  /** Those of these requests that are in the list, too, in its order, wherever the page begins. */
  only(documentIds: string[]): Promise<Row[]>;
  refOf(row: Row): RequestRef;
}

/** A page of data subjects, each by the first of their requests in the list. */
export interface PageOfDataSubjects<Row> {
  rows: Row[];
  /** Where the next page goes on; null: nowhere. */
  last: Row | null;
  /** All requests of each row’s data subject, by the row's documentId. */
  groups: Map<string, RequestRef[]>;
}

/**
 * Reads a page of a list with one row for each data subject. Nothing is counted or remembered from page to page: a request is passed over
 * when another one of its data subject comes before it in the list, whichever page that was on.
 */
export async function pageOfDataSubjects<Row>(
  database: Core.Strapi['db']['connection'],
  { next, only, refOf }: RequestSource<Row>,
): Promise<PageOfDataSubjects<Row>> {
  const idOf = (row: Row): string => refOf(row).request;
  const placesOf = async (refs: readonly RequestRef[]): Promise<Map<string, number>> => {
    const listed = await only([...new Set(refs.map(({ request }) => request))]);
    return new Map(listed.map((row, place) => [idOf(row), place]));
  };
  const page: PageOfDataSubjects<Row> = { rows: [], last: null, groups: new Map() };
  let after: Row | null = null;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const rows: Row[] = await next(after, BATCH);
    const groups = await groupRequests(database, rows.map(refOf));
    const places = await placesOf([...groups.values()].flat());
    for (const row of rows) {
      const group = groups.get(idOf(row)) ?? [];
      const place = (request: string): number => places.get(request) ?? Number.POSITIVE_INFINITY;
      if (group.some(({ request }) => place(request) < place(idOf(row)))) continue;
      if (page.rows.length === PAGE_SIZE) return { ...page, last: page.rows.at(-1) ?? null };
      page.rows.push(row);
      page.groups.set(idOf(row), group);
    }
    after = rows.at(-1) ?? null;
    if (rows.length < BATCH) return page;
  }
  return { ...page, last: after };
}
