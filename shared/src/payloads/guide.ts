import { z } from 'zod';
import { body, bodyPopulate, citations, citationsPopulate } from './body.ts';
import { changeFields, changesPopulate } from './changes.ts';
import {
  documentFields,
  figure,
  figurePopulate,
  media,
  mediaPopulate,
  reference,
  referencePopulate,
  slug,
} from './parts.ts';
import { richText } from './rich-text.ts';

/** `GET /api/guides`: one published guide. `file.url` is private: only the press can read it, with its token. */
export const guidePayload = z.object({
  ...documentFields,
  title: z.string(),
  slug,
  summary: z.string(),
  offer: richText.nullable(),
  cover: figure.nullable(),
  file: media.nullable(),
  edition: z.string().nullable(),
  access: z.enum(['on-request', 'open']),
  chapters: body,
  sources: citations,
  reviewedBy: reference.nullable(),
  lastReviewedOn: z.iso.date().nullable(),
  ...changeFields,
});

export const guidePopulate = {
  cover: figurePopulate,
  file: mediaPopulate,
  chapters: bodyPopulate,
  sources: citationsPopulate,
  reviewedBy: referencePopulate,
  ...changesPopulate,
} as const;

export type GuidePayload = z.infer<typeof guidePayload>;
