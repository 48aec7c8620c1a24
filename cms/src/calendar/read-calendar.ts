import { contentTypes } from '@patient-press/shared/payloads/content-types';
import { dayIn, startOfDay } from '@patient-press/shared/time-zones';
import type { Core } from '@strapi/strapi';
import { type ReadonlyFields, text } from '../platform/fields';
import { type Ability, mayChangeField, readableOf } from '../platform/permissions';
import { readTimeZone } from '../platform/time-zone/read';
import type { Calendar, CalendarItem, CalendarQuery } from './contract';

type Type = (typeof contentTypes)[keyof typeof contentTypes];

/** What is on a calendar because of a date in a document. */
export interface Dated {
  kind: CalendarItem['kind'];
  type: Type;
  attribute: string;
  status: 'draft' | 'published';
  /** Which of its dates may be moved. A review that is overdue may; what has happened may not. */
  movable: 'all' | 'coming' | 'none';
}

const { articles, 'cta-banners': banners } = contentTypes;

export const dated: readonly Dated[] = [
  { kind: 'review', type: articles, attribute: 'nextReviewOn', status: 'draft', movable: 'all' },
  { kind: 'published', type: articles, attribute: 'firstPublishedAt', status: 'published', movable: 'none' },
  { kind: 'banner-starts', type: banners, attribute: 'startsAt', status: 'draft', movable: 'coming' },
  { kind: 'banner-ends', type: banners, attribute: 'endsAt', status: 'draft', movable: 'coming' },
];

/** Of each kind. A month of a large newsroom has fewer. */
const MOST = 500;

/** What is on the calendar of one who may read the documents. */
export async function readCalendar(
  strapi: Core.Strapi,
  ability: Ability,
  { from, to }: CalendarQuery,
): Promise<Calendar> {
  const timeZone = await readTimeZone(strapi);
  const items: CalendarItem[] = [];
  let hasMore = false;
  for (const { kind, type, attribute, status, movable } of dated) {
    const readable = await readableOf(strapi, ability, type.uid);
    if (!readable) continue;
    const isDay = strapi.contentType(type.uid).attributes[attribute]?.type === 'date';
    const [first, end] = isDay ? [from, to] : [startOfDay(timeZone, from), startOfDay(timeZone, to)];
    const rows: ReadonlyFields[] = await strapi.documents(type.uid).findMany({
      filters: { $and: [{ [attribute]: { $gte: first, $lt: end } }, readable.filters] },
      status,
      sort: `${attribute}:asc`,
      limit: MOST + 1,
    });
    hasMore ||= rows.length > MOST;
    const mayChange = movable !== 'none' && mayChangeField(ability, type.uid, attribute);
    for (const row of rows.slice(0, MOST)) {
      const value = row[attribute];
      const at = isDay ? null : new Date(value instanceof Date ? value : text(value)).toISOString();
      const day = at === null ? text(value) : dayIn(timeZone, at);
      items.push({
        kind,
        contentType: type.uid,
        typeName: strapi.contentType(type.uid).info.displayName,
        documentId: text(row.documentId),
        title: text(row[type.title ?? '']),
        day,
        at,
        mayMove: mayChange && (movable === 'all' || day >= dayIn(timeZone, Date.now())),
      });
    }
  }
  return { timeZone, items, hasMore };
}
