import { z } from 'zod';
import { body, bodyPopulate, citations, citationsPopulate } from './body.ts';
import { changeFields, changesPopulate } from './changes.ts';
import { documentFields, seo, seoPopulate, slug } from './parts.ts';

/** `GET /api/pages`: a standing page such as the editorial policy. */
export const pagePayload = z.object({
  ...documentFields,
  title: z.string(),
  slug,
  body,
  sources: citations,
  ...changeFields,
  seo: seo.nullable(),
});

export const pagePopulate = {
  body: bodyPopulate,
  sources: citationsPopulate,
  ...changesPopulate,
  seo: seoPopulate,
} as const;

export type PagePayload = z.infer<typeof pagePayload>;
