import type { Job } from './job';
import { tellRecipient } from './tell-recipient';
import { tellRecipients } from './tell-recipients';

/** Everything that is done in the queue. */
export const jobs: Job[] = [tellRecipient, tellRecipients];
