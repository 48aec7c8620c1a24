import { LINK_DAYS } from '@patient-press/shared/guide-request';
import type { Letter } from './lay-out-mail';

/** What a mail is about. */
export interface Subject {
  siteName: string;
  /** The guide's. */
  title: string;
  /** The signed address. */
  href: string;
}

// No subject names the guide: its title may name a disease, and shows in a family's list of mails, on a locked phone and
// in the logs of every server on the way. It stands in the mail itself, for whoever opens that.

const goodFor = `The link is good for ${LINK_DAYS} days.`;

/** The mail with the link to the PDF. */
export const guideLetter = ({ siteName, title, href }: Subject): Letter => ({
  subject: 'The guide you asked for',
  paragraphs: ['Here is the link to the guide that you asked for.', `“${title}”, from ${siteName}.`],
  button: { label: 'Open the guide (PDF)', href },
  notes: [`${goodFor} Keep this mail: when you open the link later, you can have a new one sent to you there.`],
});

/** The mail with another link, in place of one that has expired. */
export const renewalLetter = ({ siteName, title, href }: Subject): Letter => ({
  subject: 'Your new link to the guide',
  paragraphs: ['Here is the new link to the guide that you asked for.', `“${title}”, from ${siteName}.`],
  button: { label: 'Open the guide (PDF)', href },
  notes: [`${goodFor} It can be renewed in the same way.`],
});

/** The mail that asks whether it was really the reader who asked. */
export const confirmationLetter = ({ siteName, title, href }: Subject): Letter => ({
  subject: 'Did you ask for a guide?',
  paragraphs: [
    `Somebody asked for a guide on ${siteName}, and gave this address: “${title}”.`,
    'If it was you, say so with the button, and the guide comes at once. We ask because many requests came from the same connection, as happens in hospitals and offices.',
  ],
  button: { label: 'Yes, send me the guide', href },
  notes: [goodFor],
});
