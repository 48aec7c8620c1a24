import { emailAccountJob } from './accounts/emails/email-account';
import { noteAuditHead } from './audit/jobs/note-head';
import { purge } from './data-subjects/jobs/purge';
import { reencrypt } from './data-subjects/jobs/re-encrypt';
import { mailConfirmation } from './delivery/jobs/mail-confirmation';
import { mailGuide } from './delivery/jobs/mail-guide';
import { mailRenewal } from './delivery/jobs/mail-renewal';
import { notifyIntake } from './delivery/jobs/notify-intake';
import type { Job } from './platform/queue/job';
import { notifyRecipient } from './recipients/jobs/notify-recipient';
import { notifyRecipients } from './recipients/jobs/notify-recipients';
import { fireDueJob } from './schedules/jobs/fire-due';
import { notifyEditorsJob } from './schedules/jobs/notify-editors';
import { pruneOldVersions } from './versions/jobs/prune-versions';

/** Everything that is done in the queue. */
export const jobs: Job[] = [
  mailGuide,
  mailConfirmation,
  mailRenewal,
  notifyIntake,
  notifyRecipient,
  notifyRecipients,
  purge,
  reencrypt,
  emailAccountJob,
  noteAuditHead,
  pruneOldVersions,
  fireDueJob,
  notifyEditorsJob,
];
