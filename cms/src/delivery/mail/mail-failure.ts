import { z } from 'zod';

/**
 * Why a mail was not taken, in our own words: what servers say may hold the reader's address.
 * `isForGood`: it is the address that does not work, and will not later.
 */
export interface MailFailure {
  reason: string;
  isForGood: boolean;
}

/** What nodemailer says of an error. */
const said = z.object({
  code: z.string().catch(''),
  command: z.string().catch(''),
  response: z.string().catch(''),
  responseCode: z.number().optional().catch(undefined),
});

/**
 * Whether a refusal is about the address. Enhanced codes say so: 5.1 is the address, 5.2 the mailbox (RFC 3463). Without
 * one, the replies to RCPT that speak of a mailbox do (RFC 5321, 4.2.3); others, such as 554, mean that the server doesn't
 * accept email from us, which operators have to fix.
 */
function isAboutTheAddress(code: number, enhanced: string | undefined, command: string): boolean {
  if (enhanced) return /^5\.[12]\./.test(enhanced);
  return command === 'RCPT TO' && [501, 550, 551, 552, 553].includes(code);
}

function readReply(code: number, response: string, command: string): MailFailure {
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  const codes = [code, enhanced].filter(Boolean).join(' ');
  const later = { isForGood: false };
  if (code < 500) return { reason: `The mail server can’t take this email right now (${codes}).`, ...later };
  if (isAboutTheAddress(code, enhanced, command))
    return { reason: `The mail server says this email address doesn’t work (${codes}).`, isForGood: true };
  return { reason: `The mail server refused this email, though not because of its address (${codes}).`, ...later };
}

/** What is to be said of an error that came when a mail was sent, and whether trying again can help. */
export function readMailFailure(error: unknown): MailFailure {
  const { code, command, response, responseCode } = said.catch({ code: '', command: '', response: '' }).parse(error);
  const isForGood = false;
  if (code === 'EAUTH')
    return {
      reason: `The mail server didn’t accept the user name and password in SMTP_URL (${responseCode ?? code}).`,
      isForGood,
    };
  if (code === 'ETLS' || /CERT|SIGNATURE|ALTNAME/.test(code))
    return {
      reason: 'The connection to the mail server couldn’t be encrypted, or its certificate isn’t trusted.',
      isForGood,
    };
  if (responseCode !== undefined) return readReply(responseCode, response, command);
  // Without a reply of the server's: nodemailer itself sees no address that can be written to.
  if (code === 'EENVELOPE') return { reason: 'Email can’t be sent to an address like this one.', isForGood: true };
  return { reason: `The mail server can’t be reached (${code || 'no response in time'}).`, isForGood };
}
