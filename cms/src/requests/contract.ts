import { z } from 'zod';

/** The permission to read what readers sent, and to answer it. */
export const ANSWER_REQUESTS = 'api::requests.answer';
/** The permission to see how many requests there are: numbers, never whose they are. */
export const COUNT_REQUESTS = 'api::requests.count';

/** A phone number as a URL that dials it (RFC 3966), and as people write it. */
export const phoneLink = z.object({ href: z.string().startsWith('tel:'), text: z.string() });

/** How many requests can be found by one search, and be listed together. */
export const MOST_FOUND = 500;

/** A filter of the lists: only these, by documentId. Left out: all. */
export const among = z
  .array(
    z
      .string()
      .max(40)
      .regex(/^[\w-]+$/),
  )
  .max(MOST_FOUND)
  .optional();
