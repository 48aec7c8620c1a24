import { purge } from './data-subjects/jobs/purge';
import { reseal } from './data-subjects/jobs/re-encrypt';
import { mailConfirmation } from './delivery/jobs/mail-confirmation';
import { mailGuide } from './delivery/jobs/mail-guide';
import { mailRenewal } from './delivery/jobs/mail-renewal';
import { notifyIntake } from './delivery/jobs/notify-intake';
import type { Job } from './platform/queue/job';
import { tellRecipient } from './recipients/jobs/notify-recipient';
import { tellRecipients } from './recipients/jobs/notify-recipients';

/** Everything that is done in the queue. */
export const jobs: Job[] = [
  mailGuide,
  mailConfirmation,
  mailRenewal,
  notifyIntake,
  tellRecipient,
  tellRecipients,
  purge,
  reseal,
];
