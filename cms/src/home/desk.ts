import { contentTypes } from '@patient-press/shared/payloads/content-types';
import { addDays, dayIn } from '@patient-press/shared/time-zones';
import type { Core } from '@strapi/strapi';
import { READ_FEEDBACK } from '../feedback/contract';
import { countNewMessages } from '../feedback/messages';
import { type ReadonlyFields, text } from '../platform/fields';
import { type Ability, readableOf } from '../platform/permissions';
import { readTimeZone } from '../platform/time-zone/read';
import type { Desk, DeskItem, DeskList } from './contract';

type Type = (typeof contentTypes)[keyof typeof contentTypes];

/** What editors write and reviewers read. */
const written: readonly Type[] = [contentTypes.articles, contentTypes.guides, contentTypes.pages];

/** A home page has room for a few; the lists of the content manager have all. */
const SHOWN = 6;
/** Of each type, at most this many are looked at. */
const LOOKED_AT = 100;
const REVIEW_AHEAD_DAYS = 14;

interface Search {
  /** Types without one of these fields have nothing to find. */
  needs: readonly string[];
  filters: object;
  sort: string;
  /** The field that says since or until when; `updatedAt` when left out. */
  at?: string;
  /** Only what readers don't have as it is. */
  isUnpublished?: boolean;
}

const iso = (value: unknown): string => (value instanceof Date ? value.toISOString() : text(value));

/** The published versions, by documentId, with when they were saved. */
async function publishedAt(strapi: Core.Strapi, { uid }: Type, documentIds: string[]): Promise<Map<string, number>> {
  const rows = await strapi.documents(uid).findMany({
    filters: { documentId: { $in: documentIds } },
    status: 'published',
    fields: ['updatedAt'],
    limit: documentIds.length,
  });
  return new Map(rows.map((row: ReadonlyFields) => [text(row.documentId), Date.parse(iso(row.updatedAt))]));
}

/** Strapi writes the draft and the published version one after the other. */
const SAME_SAVE_MS = 1000;

async function findOfType(strapi: Core.Strapi, ability: Ability, type: Type, search: Search): Promise<DeskItem[]> {
  const { uid, title } = type;
  const schema = strapi.contentType(uid);
  if (search.needs.some((name) => !(name in schema.attributes))) return [];
  const readable = await readableOf(strapi, ability, uid);
  if (!readable) return [];
  const rows: ReadonlyFields[] = await strapi.documents(uid).findMany({
    filters: { $and: [search.filters, readable.filters] },
    status: 'draft',
    sort: search.sort,
    limit: LOOKED_AT,
  });
  const published = search.isUnpublished
    ? await publishedAt(
        strapi,
        type,
        rows.map(({ documentId }) => text(documentId)),
      )
    : new Map<string, number>();
  return rows
    .filter((row) => Date.parse(iso(row.updatedAt)) > (published.get(text(row.documentId)) ?? 0) + SAME_SAVE_MS)
    .map((row) => ({
      contentType: uid,
      typeName: schema.info.displayName,
      documentId: text(row.documentId),
      title: text(row[title ?? '']),
      at: iso(row[search.at ?? 'updatedAt']),
    }));
}

async function find(strapi: Core.Strapi, ability: Ability, search: Search): Promise<DeskList> {
  const found: DeskItem[] = [];
  for (const type of written) found.push(...(await findOfType(strapi, ability, type, search)));
  const direction = search.sort.endsWith(':desc') ? -1 : 1;
  found.sort((one, other) => direction * (Date.parse(one.at) - Date.parse(other.at)));
  return { items: found.slice(0, SHOWN), more: Math.max(0, found.length - SHOWN) };
}

/** What is on the desk of one administrator. @param userId theirs. @param now milliseconds since 1970. */
export async function readDesk(strapi: Core.Strapi, ability: Ability, userId: number, now: number): Promise<Desk> {
  const look = (search: Search) => find(strapi, ability, search);
  const timeZone = await readTimeZone(strapi);
  const today = dayIn(timeZone, now);
  const reviews = { needs: ['nextReviewOn'], sort: 'nextReviewOn:asc', at: 'nextReviewOn' };
  return {
    myDrafts: await look({
      needs: [],
      filters: { updatedBy: { id: userId } },
      sort: 'updatedAt:desc',
      isUnpublished: true,
    }),
    unreviewed: await look({
      needs: ['reviewedBy'],
      filters: { reviewedBy: { id: { $null: true } } },
      sort: 'updatedAt:asc',
      isUnpublished: true,
    }),
    reviewOverdue: await look({ ...reviews, filters: { nextReviewOn: { $lt: today } } }),
    reviewDue: await look({
      ...reviews,
      filters: { nextReviewOn: { $gte: today, $lte: addDays(today, REVIEW_AHEAD_DAYS) } },
    }),
    newFeedback: ability.can(READ_FEEDBACK) ? await countNewMessages(strapi.db.connection) : null,
  };
}
