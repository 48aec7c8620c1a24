import { z } from 'zod';

/** A published document that shows another. */
const shownBy = z.object({
  uid: z.string(),
  documentId: z.string(),
  /** Such as “article”. */
  kind: z.string(),
  title: z.string(),
  /** The form's field that it is in. */
  field: z.string(),
});

/** What happens when a document is deleted or unpublished. */
export const consequences = z.object({
  /** These need it: deleting or unpublishing it is refused. */
  neededBy: z.array(shownBy),
  /** Out of these it drops. */
  dropsOutOf: z.array(shownBy),
  /** How many of each are left out of the lists. */
  more: z.object({ neededBy: z.number(), dropsOutOf: z.number() }),
  /** Where readers find its page now; null: nowhere. */
  path: z.string().nullable(),
  /** Where readers found it once, and now find nothing. */
  goneFrom: z.array(z.string()),
  /** Where those readers might be sent. */
  suggestion: z.string(),
});

export type Consequences = z.infer<typeof consequences>;
