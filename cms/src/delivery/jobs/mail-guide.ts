import type { JobOf } from '../../platform/queue/job';
import { filePath, signLink } from '../../platform/tokens/signed-link';
import { mailGuideQueue } from '../../requests/queues';
import { deliver } from '../mail/deliver';
import { guideLetter } from '../mail/letters';
import { CONNECTIONS, MAIL_RETRIES, SENDING_EXPIRES, sendsMail } from '../mail/mailer';

/** What the file is called in mails' links: the guide's own slug may name a disease, and links are logged on their way. */
export const NEUTRAL_SLUG = 'guide';

/** Sends the mail with the link to the PDF. */
export const mailGuide: JobOf<typeof mailGuideQueue> = {
  queue: mailGuideQueue,
  expireInSeconds: SENDING_EXPIRES,
  retries: MAIL_RETRIES,
  concurrency: CONNECTIONS,
  isReady: sendsMail,
  run: (strapi, { request, sending }, attempt) =>
    deliver(
      strapi,
      {
        mail: 'guide',
        request,
        sending,
        isWanted: ({ verdict, isDelivered }) => verdict === 'accepted' && (!isDelivered || sending !== undefined),
        pathTo: () => filePath(signLink('file', request, new Date()), NEUTRAL_SLUG),
        letter: guideLetter,
      },
      attempt,
    ),
};
