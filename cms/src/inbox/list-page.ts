import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { RequestRef } from '../requests/request-type';
import type { ListedDataSubject } from './listed-contract';
import { pageOfDataSubjects, type RequestSource } from './page-of-data-subjects';
import { readDataSubjects } from './read-data-subjects';
import { PAGE_SIZE, toPage } from './request-items';

/** A page of a list, and whose the requests on it are. */
interface ListPage<Row> {
  rows: Row[];
  /** Where the next page goes on; null: nowhere. */
  last: Row | null;
  /** By the row's documentId; empty unless it is asked for by data subject. */
  dataSubjects: Record<string, ListedDataSubject>;
}

/** @param byDataSubject one row for each data subject, with everything else that they requested. */
export async function readListPage<Row>(
  strapi: Core.Strapi,
  source: RequestSource<Row>,
  byDataSubject: boolean,
): Promise<ListPage<Row>> {
  if (!byDataSubject) return { ...toPage(await source.next(null, PAGE_SIZE + 1)), dataSubjects: {} };
  const { rows, last, groups } = await pageOfDataSubjects(strapi.db.connection, source);
  return { rows, last, dataSubjects: Object.fromEntries(await readDataSubjects(strapi, groups)) };
}

/** Every request that a page shows, once: those of its rows, and those of their data subjects. */
export function shownOn(
  rows: readonly RequestRef[],
  dataSubjects: Readonly<Record<string, ListedDataSubject>>,
): RequestRef[] {
  const others = Object.values(dataSubjects).flatMap(({ requests }) =>
    requests.map(({ requestType, documentId }) => ({ requestType, request: documentId })),
  );
  return [...new Map([...rows, ...others].map((ref) => [ref.request, ref])).values()];
}

const count = z.coerce.number().int().nonnegative();

/** The counts that a query answers with in one row, each column of which is a number. */
export const countsOf = <Name extends string>(names: readonly Name[], rows: unknown): Record<Name, number> =>
  z.tuple([z.record(z.enum(names), count)]).parse(rows)[0];
