import { LINK_DAYS } from '@patient-press/shared/guide-request';
import { type EmailWords, emailWords } from '@patient-press/shared/words/email';
import type { Letter } from './lay-out-mail';

/** What an email is about. */
export interface Subject {
  siteName: string;
  /** The guide's. */
  title: string;
  /** The signed address. */
  href: string;
}

type About = Parameters<typeof emailWords.guide>[0];

const letter =
  (words: (about: About) => EmailWords) =>
  ({ siteName, title, href }: Subject): Letter => {
    const { button, ...said } = words({ siteName, guide: title, days: LINK_DAYS });
    return { ...said, button: { label: button, href } };
  };

/** The email with the link to the PDF. */
export const guideLetter = letter(emailWords.guide);

/** The email with another link, in place of one that has expired. */
export const renewalLetter = letter(emailWords.renewal);

/** The email that asks whether it was really the reader who asked. */
export const confirmationLetter = letter(emailWords.confirmation);
