import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { RequestRef } from '../requests/request-type';
import { pageOfPeople, type RequestSource } from './page-of-people';
import type { Person } from './person-contract';
import { readPeople } from './read-people';
import { PAGE_SIZE, toPage } from './request-items';

/** A page of a list, and whose the requests on it are. */
interface ListPage<Row> {
  rows: Row[];
  /** Where the next page goes on; null: nowhere. */
  last: Row | null;
  /** By the row's documentId; empty unless it is asked for by person. */
  people: Record<string, Person>;
}

/** @param byPerson one row for each person, with everything else that they requested. */
export async function readListPage<Row>(
  strapi: Core.Strapi,
  source: RequestSource<Row>,
  byPerson: boolean,
): Promise<ListPage<Row>> {
  if (!byPerson) return { ...toPage(await source.next(null, PAGE_SIZE + 1)), people: {} };
  const { rows, last, groups } = await pageOfPeople(strapi.db.connection, source);
  return { rows, last, people: Object.fromEntries(await readPeople(strapi, groups)) };
}

/** Every request that a page shows, once: those of its rows, and those of their people. */
export function shownOn(rows: readonly RequestRef[], people: Readonly<Record<string, Person>>): RequestRef[] {
  const others = Object.values(people).flatMap(({ requests }) =>
    requests.map(({ requestType, documentId }) => ({ requestType, request: documentId })),
  );
  return [...new Map([...rows, ...others].map((ref) => [ref.request, ref])).values()];
}

const count = z.coerce.number().int().nonnegative();

/** The counts that a query answers with in one row, each column of which is a number. */
export const countsOf = <Name extends string>(names: readonly Name[], rows: unknown): Record<Name, number> =>
  z.tuple([z.record(z.enum(names), count)]).parse(rows)[0];
