import { z } from 'zod';
import { documentFields } from './parts.ts';

/** `GET /api/redirects`: from an old path to a path or address. */
export const redirectPayload = z.object({
  ...documentFields,
  from: z.string().startsWith('/'),
  to: z.string(),
  permanent: z.boolean(),
  reason: z.enum(['slug-changed', 'unpublished', 'by-hand', 'imported']),
});

export const redirectPopulate = {} as const;

export type RedirectPayload = z.infer<typeof redirectPayload>;
