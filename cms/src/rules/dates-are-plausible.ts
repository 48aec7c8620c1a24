import type { Struct, UID } from '@strapi/strapi';
import type { ReadonlyFields } from '../platform/fields';
import type { Objection } from '../platform/objections';
import { fieldWords } from './words/document';

/** Older than any of these can be: the sources on asbestos begin in 1898, and sites in 1991. */
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2100;
const YEARS_AHEAD = 10;

/** What has happened already when an editor enters it. */
const past: Partial<Record<UID.Schema, readonly string[]>> = {
  'api::article.article': ['lastReviewedOn', 'firstPublishedAt'],
  'article.correction': ['date'],
  'api::guide.guide': ['lastReviewedOn'],
  'api::source.source': ['accessedOn'],
};

/** What is planned: further ahead than this, the year was mistyped. */
const planned: Partial<Record<UID.Schema, readonly string[]>> = {
  'api::article.article': ['nextReviewOn', 'publishAt', 'unpublishAt'],
  'api::cta-banner.cta-banner': ['startsAt', 'endsAt', 'approvalEndsOn'],
};

const HOUR_MS = 3_600_000;

/** The newest day that it is anywhere on Earth: editors enter dates of where they are. */
export const newestDay = (now = Date.now()): string => new Date(now + 14 * HOUR_MS).toISOString().slice(0, 10);

const labelOf = ({ attributes }: Struct.Schema, name: string): string => {
  const options: { editor?: { label?: string } } = attributes[name]?.pluginOptions ?? {};
  return options.editor?.label ?? name;
};

const dayOf = (value: unknown): string => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return typeof value === 'string' && /^\d{4,6}-\d\d-\d\d/.test(value) ? value.slice(0, value.indexOf('-') + 6) : '';
};

function objectionTo(uid: UID.Schema, name: string, label: string, day: string): string | null {
  const year = Number(day.slice(0, day.indexOf('-')));
  if (year < EARLIEST_YEAR || year > LATEST_YEAR)
    return fieldWords.year({ label, year, from: EARLIEST_YEAR, to: LATEST_YEAR });
  if (past[uid]?.includes(name) && day > newestDay()) return fieldWords.inFuture(label);
  if (planned[uid]?.includes(name) && year > Number(newestDay().slice(0, 4)) + YEARS_AHEAD)
    return fieldWords.farAhead(label, YEARS_AHEAD);
  return null;
}

/** Dates that can't be: years that are typing errors, and what has happened already in the future. */
export function datesArePlausible(schema: Struct.Schema, fields: ReadonlyFields): Objection[] {
  return Object.entries(schema.attributes).flatMap(([name, { type }]) => {
    if (type !== 'date' && type !== 'datetime') return [];
    const day = dayOf(fields[name]);
    const message = day && objectionTo(schema.uid, name, labelOf(schema, name), day);
    return message ? [{ path: [name], message }] : [];
  });
}
