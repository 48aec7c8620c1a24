import type { AccountEmail } from './queue';

/** What an email to a user of the admin says. */
export interface AccountLetter {
  subject: string;
  paragraphs: string[];
  button?: { label: string; path: string };
  notes: string[];
}

interface About {
  siteName: string;
  /** A path below the admin, for emails with a link. */
  path: string;
}

const NOT_YOU = 'If this wasn’t you, tell an administrator now: someone may know your password.';
const profile = { label: 'Open your profile', path: '/me' };

/** The emails to users of the admin, in the order of their names. */
export const letters: Record<AccountEmail, (about: About) => AccountLetter> = {
  invitation: ({ siteName, path }) => ({
    subject: `You’re invited to the newsroom of ${siteName}`,
    paragraphs: [`An administrator of ${siteName} has created an account for you. Choose a password to start.`],
    button: { label: 'Choose a password', path },
    notes: ['If you didn’t expect this invitation, ignore it. The account stays closed until someone uses the link.'],
  }),
  'reset-password': ({ siteName, path }) => ({
    subject: 'Reset your password',
    paragraphs: [`Someone asked to reset the password of your account in the newsroom of ${siteName}.`],
    button: { label: 'Choose a new password', path },
    notes: [
      'The link works once, for one hour. Choosing a new password logs you out everywhere.',
      'If you didn’t ask for this, ignore this email: your password stays as it is.',
    ],
  }),
  'password-changed': ({ siteName }) => ({
    subject: 'Your password was changed',
    paragraphs: [
      `The password of your account in the newsroom of ${siteName} was changed. You were logged out everywhere.`,
    ],
    notes: ['If this wasn’t you, reset your password now, and tell an administrator.'],
  }),
  'second-factor-on': ({ siteName }) => ({
    subject: 'Two-step login is on',
    paragraphs: [`Your account in the newsroom of ${siteName} now asks for a code from your authenticator app.`],
    button: profile,
    notes: [NOT_YOU],
  }),
  'second-factor-off': ({ siteName }) => ({
    subject: 'Two-step login is off',
    paragraphs: [`Your account in the newsroom of ${siteName} no longer asks for a code when you log in.`],
    button: profile,
    notes: [NOT_YOU],
  }),
  'second-factor-reset': ({ siteName }) => ({
    subject: 'Your two-step login was reset',
    paragraphs: [
      `An administrator reset two-step login for your account in the newsroom of ${siteName}. The codes from your authenticator app and your recovery codes no longer work. You were logged out everywhere.`,
    ],
    notes: ['If you didn’t ask for this, tell an administrator now.'],
  }),
  'second-factor-locked': ({ siteName }) => ({
    subject: 'Too many wrong codes',
    paragraphs: [
      `Someone entered your correct password for the newsroom of ${siteName}, and then too many wrong codes. No more codes are accepted for an hour.`,
    ],
    notes: ['If this wasn’t you, reset your password now, and tell an administrator: someone knows your password.'],
  }),
  'recovery-code-used': ({ siteName }) => ({
    subject: 'A recovery code was used',
    paragraphs: [`Someone logged in to your account in the newsroom of ${siteName} with one of your recovery codes.`],
    button: profile,
    notes: [NOT_YOU],
  }),
};
