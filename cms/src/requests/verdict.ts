import { z } from 'zod';

/** Whether a request is believed. A suspect one is held: nothing is sent and no one is notified until it is accepted. */
export const verdict = z.enum(['accepted', 'suspect']);
export type Verdict = z.infer<typeof verdict>;
