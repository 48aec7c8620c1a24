import { z } from 'zod';
import { documentFields, slug } from './parts.ts';

/** `GET /api/topics`: a subject that articles are listed under. */
export const topicPayload = z.object({
  ...documentFields,
  name: z.string(),
  slug,
  summary: z.string().nullable(),
});

export const topicPopulate = {} as const;

export type TopicPayload = z.infer<typeof topicPayload>;
