import { z } from 'zod';
import { documentFields, part, reference, referencePopulate } from './parts.ts';

/** `GET /api/home-page`: what leads the home page, and where new readers start. Of a link, one of the targets is there. */
export const homePagePayload = z.object({
  ...documentFields,
  lead: reference.nullable(),
  startHere: part({
    title: z.string(),
    text: z.string().nullable(),
    links: z.array(
      part({
        label: z.string(),
        url: z.string().nullable(),
        guide: reference.nullable(),
        article: reference.nullable(),
      }),
    ),
  }).nullable(),
});

export const homePagePopulate = {
  lead: referencePopulate,
  startHere: { populate: { links: { populate: { guide: referencePopulate, article: referencePopulate } } } },
} as const;

export type HomePagePayload = z.infer<typeof homePagePayload>;
