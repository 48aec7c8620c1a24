import { z } from 'zod';
import { body, bodyPopulate, citations, citationsPopulate } from './body.ts';
import { documentFields, seo, seoPopulate, slug } from './parts.ts';

/** `GET /api/pages`: a standing page such as the editorial policy. */
export const pagePayload = z.object({
  ...documentFields,
  title: z.string(),
  slug,
  body,
  sources: citations,
  textChangedAt: z.iso.datetime().nullable(),
  seo: seo.nullable(),
});

export const pagePopulate = { body: bodyPopulate, sources: citationsPopulate, seo: seoPopulate } as const;

export type PagePayload = z.infer<typeof pagePayload>;
