import { z } from 'zod';
import { body, bodyPopulate, citations, citationsPopulate } from './body.ts';
import { changeFields, changesPopulate } from './changes.ts';
import {
  documentFields,
  figure,
  figurePopulate,
  part,
  reference,
  referencePopulate,
  seo,
  seoPopulate,
  slug,
} from './parts.ts';

/** What an article is: news or an explanation that stays, about health or about the law. */
export const genres = ['news', 'explainer', 'law-news', 'law-explainer'] as const;

/** `GET /api/articles`: one published article. Dates are ISO days, times ISO in UTC. */
export const articlePayload = z.object({
  ...documentFields,
  headline: z.string(),
  slug,
  kicker: z.string().nullable(),
  genre: z.enum(genres).nullable(),
  dek: z.string(),
  hero: figure.nullable(),
  authors: z.array(reference),
  topics: z.array(reference),
  body,
  sources: citations,
  reviewedBy: reference.nullable(),
  lastReviewedOn: z.iso.date().nullable(),
  nextReviewOn: z.iso.date().nullable(),
  corrections: z.array(part({ date: z.iso.date(), note: z.string() })),
  guide: reference.nullable(),
  publishAt: z.iso.datetime().nullable(),
  unpublishAt: z.iso.datetime().nullable(),
  firstPublishedAt: z.iso.datetime().nullable(),
  ...changeFields,
  seo: seo.nullable(),
});

export const articlePopulate = {
  hero: figurePopulate,
  authors: referencePopulate,
  topics: referencePopulate,
  body: bodyPopulate,
  sources: citationsPopulate,
  reviewedBy: referencePopulate,
  corrections: true,
  ...changesPopulate,
  guide: referencePopulate,
  seo: seoPopulate,
} as const;

export type ArticlePayload = z.infer<typeof articlePayload>;
