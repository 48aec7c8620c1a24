import type { JobOf } from '../../platform/queue/job';
import { confirmationPath, signLink } from '../../platform/tokens/signed-link';
import { mailConfirmationQueue } from '../../requests/queues';
import { deliver } from '../mail/deliver';
import { confirmationLetter } from '../mail/letters';
import { MAIL_RETRIES, SENDING_EXPIRES, sendsMail } from '../mail/mailer';

/** Asks by mail whether it was really the reader who asked. */
export const mailConfirmation: JobOf<typeof mailConfirmationQueue> = {
  queue: mailConfirmationQueue,
  expireInSeconds: SENDING_EXPIRES,
  retries: MAIL_RETRIES,
  concurrency: 2,
  isReady: sendsMail,
  run: (strapi, { request, isHeld = false }, attempt) =>
    deliver(
      strapi,
      {
        mail: 'confirmation',
        request,
        isWanted: ({ verdict }) => verdict === 'suspect' && !isHeld,
        pathTo: () => confirmationPath(signLink('confirm', request, new Date())),
        letter: confirmationLetter,
      },
      attempt,
    ),
};
