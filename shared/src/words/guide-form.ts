import type { Relationship } from '../relationships.ts';
import type { Linked } from './language.ts';

const send = 'Send me the guide';

/** The form for a guide, on the site and where the server has to show it again. */
export const guideFormWords = {
  title: 'Get this guide as a PDF',
  lead: 'You’ll get an email with a link to the PDF within minutes. It’s free, and all we need is your email address.',
  email: 'Your email address',
  relationship: 'Which best describes you? (optional)',
  relationships: {
    undisclosed: 'Prefer not to say',
    patient: 'Patient',
    family: 'Family member',
    caregiver: 'Caregiver',
    professional: 'Professional',
    other: 'Other',
  } satisfies Record<Relationship, string>,
  boxes: 'Optional',
  boxesHint: 'You’ll get the guide whether or not you check a box.',
  phone: 'Your phone number (optional)',
  phoneForCall: 'Your phone number (required for a call)',
  phoneHint: 'The number we should call. We store it only if you check a box.',
  send,
  /** Below the address, until something looks like a typing mistake. About as long as what then takes its place. */
  checkEmail: 'Check for typing mistakes: your link goes to this address.',
  didYouMean: ['Did you mean ', '? If not, just send it.'],
  emailMissing: 'Enter your email address so we can send you the guide.',
  emailIncomplete: 'That email address looks incomplete. Example: name@example.com',
  phoneMissing: 'Enter the phone number we should call, or uncheck the box that asks for a call.',
} as const;

/** The page that the server answers with when the browser runs no script and the form can't be accepted. */
export const guideFormPageWords = {
  title: 'Your request wasn’t sent yet',
  fix: 'Fix the marked fields below, then send the form again.',
  toSite: ['', 'Go to the site', ', or go back to the form and try again.'] satisfies Linked,
};
