import { withdrawalReasons } from '@patient-press/shared/payloads/withdrawn-page';
import { z } from 'zod';

/** What readers find where a page was once it is unpublished, as it is chosen before. */
export const afterwards = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('redirect'), to: z.string().min(1).max(2000) }),
  z.object({
    kind: z.enum(['notice', 'gone']),
    reason: z.enum(withdrawalReasons),
    note: z.string().max(500).nullable(),
  }),
]);
export type Afterwards = z.infer<typeof afterwards>;
