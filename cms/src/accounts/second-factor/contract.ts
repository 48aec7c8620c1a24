import { z } from 'zod';

/** What an answer to a login asks for before there is a session: a code, or to set up an app first. */
export const loginStep = z.object({
  step: z.enum(['code', 'enroll']),
  /** Names the login that goes on. Good for ten minutes, and for nothing else. */
  ticket: z.string(),
});
export type LoginStep = z.infer<typeof loginStep>;

export const pendingLogin = z.object({ data: z.object({ secondFactor: loginStep }) });

export const ticketBody = z.object({ ticket: z.string().min(1).max(100) });
export const codeBody = z.object({ code: z.string().min(1).max(40) });
export const passwordBody = z.object({ password: z.string().min(1).max(1000) });

/** What the app is set up with. */
export const enrollment = z.object({
  /** In base32, to be typed where no camera is. */
  secret: z.string(),
  /** otpauth://…, for the QR code. */
  uri: z.string(),
});
export type Enrollment = z.infer<typeof enrollment>;

export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodes>;

/** How someone's own login is protected. */
export const ownLogin = z.object({
  /** Since when codes are asked for, ISO in UTC; null: they aren't. */
  onSince: z.string().nullable(),
  isRequired: z.boolean(),
  recoveryCodesLeft: z.number(),
  /** Whether their password would be refused by now. */
  isPasswordWeak: z.boolean(),
});
export type OwnLogin = z.infer<typeof ownLogin>;

const accountEvents = [
  'second-factor-on',
  'second-factor-off',
  'second-factor-reset',
  'recovery-codes-renewed',
] as const;
export type AccountEvent = (typeof accountEvents)[number];

/** How everyone's login is protected, for administrators. */
export const logins = z.object({
  users: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      email: z.string(),
      onSince: z.string().nullable(),
      isRequired: z.boolean(),
      /** Whether the administrator who asks may reset it. */
      canReset: z.boolean(),
    }),
  ),
  /** The newest first. */
  events: z.array(
    z.object({
      id: z.number(),
      at: z.string(),
      event: z.enum(accountEvents),
      user: z.string(),
      by: z.string(),
    }),
  ),
});
export type Logins = z.infer<typeof logins>;
