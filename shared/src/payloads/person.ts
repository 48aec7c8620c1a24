import { z } from 'zod';
import { documentFields, figure, figurePopulate, link, slug } from './parts.ts';
import { richText } from './rich-text.ts';

/** `GET /api/people`: an author or reviewer. */
export const personPayload = z.object({
  ...documentFields,
  name: z.string(),
  slug,
  credentials: z.string().nullable(),
  jobTitle: z.string().nullable(),
  bio: richText.nullable(),
  photo: figure.nullable(),
  profiles: z.array(link),
});

export const personPopulate = { photo: figurePopulate, profiles: true } as const;

export type PersonPayload = z.infer<typeof personPayload>;
