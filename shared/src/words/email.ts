import { endSentence } from './language.ts';

/** What an email is about. `days`: how long its link works. */
interface Subject {
  siteName: string;
  guide: string;
  days: number;
}

/** What an email says, above and below its one button. */
export interface EmailWords {
  subject: string;
  paragraphs: string[];
  button: string;
  notes: string[];
}

const linkWorks = ({ days }: Pick<Subject, 'days'>) => `The link works for ${days} days.`;
const guideFrom = ({ guide, siteName }: Subject) => `“${guide}” from ${endSentence(siteName)}`;
const openGuide = 'Open the guide (PDF)';

/**
 * Emails to readers. No subject names the guide: its title may name a disease, and shows in a family's list of emails, on a
 * locked phone and in the logs of every server on the way.
 */
export const emailWords = {
  guide: (about: Subject): EmailWords => ({
    subject: 'The guide you asked for',
    paragraphs: ['Here is the link to the guide you asked for.', guideFrom(about)],
    button: openGuide,
    notes: [`${linkWorks(about)} Keep this email: after that, you can use the link to get a new one.`],
  }),
  renewal: (about: Subject): EmailWords => ({
    subject: 'Your new link to the guide',
    paragraphs: ['Here is a new link to the guide you asked for.', guideFrom(about)],
    button: openGuide,
    notes: [`${linkWorks(about)} After that, you can get another one the same way.`],
  }),
  confirmation: (about: Subject): EmailWords => ({
    subject: 'Did you ask for a guide?',
    paragraphs: [
      `Someone used this email address to ask for a guide on ${about.siteName}: “${about.guide}”`,
      'If it was you, press the button and we’ll send the guide right away. We’re checking because many requests came from the same internet connection, which is common in hospitals and offices.',
    ],
    button: 'Yes, send me the guide',
    notes: [linkWorks(about)],
  }),
  /** Below every email. */
  why: ({ siteName }: { siteName: string }) =>
    `You’re getting this email because someone used this address to ask for a guide on ${endSentence(siteName)} If it wasn’t you, you don’t need to do anything.`,
  publishedBy: ({ siteName, publisher }: { siteName: string; publisher: string }) =>
    `${siteName} is published by ${endSentence(publisher)}`,
  yourData: 'See or delete your information',
  buttonFails: 'If the button doesn’t work, open this link:',
};
