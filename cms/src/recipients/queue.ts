import { z } from 'zod';
import type { JobQueue } from '../platform/queue/job';

/** Notifies one recipient. `delivery` is an id of `patient_press_recipient_deliveries`. */
const notifyRecipient = z.object({ delivery: z.string() });
export const notifyRecipientQueue: JobQueue<z.infer<typeof notifyRecipient>> = {
  name: 'tell-recipient',
  data: notifyRecipient,
};
