import type { Job } from './job';
import { mailConfirmation } from './mail-confirmation';
import { mailGuide } from './mail-guide';
import { mailRenewal } from './mail-renewal';

/** Everything that is done in the queue. */
export const jobs: Job[] = [mailGuide, mailConfirmation, mailRenewal];
