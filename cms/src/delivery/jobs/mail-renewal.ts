import type { JobOf } from '../../platform/queue/job';
import { filePath, signLink } from '../../platform/tokens/signed-link';
import { mailRenewalQueue } from '../../requests/queues';
import { deliver } from '../mail/deliver';
import { renewalLetter } from '../mail/letters';
import { MAIL_RETRIES, SENDING_EXPIRES, sendsMail } from '../mail/mailer';
import { NEUTRAL_SLUG } from './mail-guide';

/** Sends a new link in place of one that has expired. */
export const mailRenewal: JobOf<typeof mailRenewalQueue> = {
  queue: mailRenewalQueue,
  expireInSeconds: SENDING_EXPIRES,
  retries: MAIL_RETRIES,
  concurrency: 1,
  isReady: sendsMail,
  run: (strapi, { request, sending, isHeld = false }, attempt) =>
    deliver(
      strapi,
      {
        mail: 'renewal',
        request,
        sending,
        isWanted: ({ verdict }) => verdict === 'accepted' && !isHeld,
        pathTo: () => filePath(signLink('file', request, new Date()), NEUTRAL_SLUG),
        letter: renewalLetter,
      },
      attempt,
    ),
};
