import type { Job } from './job';
import { mailConfirmation } from './mail-confirmation';
import { mailGuide } from './mail-guide';
import { mailRenewal } from './mail-renewal';
import { notifyIntake } from './notify-intake';
import { purge } from './purge';
import { reseal } from './reseal';
import { tellRecipient } from './tell-recipient';
import { tellRecipients } from './tell-recipients';

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
