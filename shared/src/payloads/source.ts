import { z } from 'zod';
import { partialDate } from '../partial-date.ts';
import { documentFields, part } from './parts.ts';

export const sourceKinds = [
  'journal-article',
  'press-release',
  'government-report',
  'news-article',
  'book',
  'court-record',
  'web-page',
] as const;

/** `GET /api/sources`: a work that articles cite. `publishedOn` is a year, a month or a day. */
export const sourcePayload = z.object({
  ...documentFields,
  title: z.string(),
  citeKey: z.string(),
  kind: z.enum(sourceKinds),
  authorNames: z.array(
    part({ family: z.string().nullable(), given: z.string().nullable(), organisation: z.string().nullable() }),
  ),
  containerTitle: z.string().nullable(),
  publishedOn: partialDate.nullable(),
  volume: z.string().nullable(),
  issue: z.string().nullable(),
  pages: z.string().nullable(),
  doi: z.string().nullable(),
  pmid: z.string().nullable(),
  url: z.string().nullable(),
  archivedUrl: z.string().nullable(),
  accessedOn: z.iso.date().nullable(),
  linkState: z.enum(['unchecked', 'ok', 'moved', 'blocked', 'broken']),
  linkCheckedAt: z.iso.datetime().nullable(),
  retractionState: z.enum(['unchecked', 'none', 'corrected', 'concern', 'retracted']),
  retractionCheckedAt: z.iso.datetime().nullable(),
  retractionNotice: z.string().nullable(),
});

export const sourcePopulate = { authorNames: true } as const;

export type SourcePayload = z.infer<typeof sourcePayload>;
