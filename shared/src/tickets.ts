import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/**
 * Tickets with which the cms sends an administrator's browser to the press, which knows no administrators: what may be
 * seen, until when, and a signature with a key that only the two have.
 */
const ticket = z.discriminatedUnion('for', [
  z.object({
    for: z.literal('preview'),
    /** Unix time in seconds. */
    expires: z.number().int(),
    contentType: z.string(),
    documentId: z.string(),
    version: z.enum(['draft', 'published']),
    /** Origin of the admin that may show it in a frame. */
    admin: z.url(),
  }),
  z.object({
    for: z.literal('release'),
    expires: z.number().int(),
    /** The release that the site is previewed with. */
    release: z.string(),
    /** Origin of the admin that may show it in a frame. */
    admin: z.url(),
  }),
  z.object({ for: z.literal('status'), expires: z.number().int() }),
  z.object({
    for: z.literal('past'),
    expires: z.number().int(),
    /** Of the site, such as `/articles/x/`: what readers got there. */
    path: z.string().startsWith('/'),
    /** When they got it, ISO in UTC. */
    at: z.iso.datetime(),
    /** Origin of the admin, where another moment can be looked up. */
    admin: z.url(),
  }),
]);

export type Ticket = z.infer<typeof ticket>;
export type TicketFor<P extends Ticket['for']> = Extract<Ticket, { for: P }>;

/** A ticket is not signed by the cms, is for something else, or has expired. */
export class TicketError extends Error {
  override name = 'TicketError';
  readonly isExpired: boolean;

  constructor(message: string, isExpired = false) {
    super(message);
    this.isExpired = isExpired;
  }
}

const sign = (secret: string, text: string) => createHmac('sha256', secret).update(`ticket.${text}`).digest();

/**
 * Signs a ticket. @param secret the PRESS_TOKEN, which the cms and the press share.
 * @returns text that fits into an address as it is.
 */
export function signTicket(secret: string, content: Ticket): string {
  const text = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${text}.${sign(secret, text).toString('base64url')}`;
}

/**
 * Reads a ticket that was signed with the same secret.
 * @param nowSeconds Unix time.
 * @throws TicketError
 */
export function readTicket<P extends Ticket['for']>(
  secret: string,
  purpose: P,
  signed: string,
  nowSeconds: number,
): TicketFor<P> {
  const [text = '', signature = ''] = signed.split('.');
  const [given, expected] = [Buffer.from(signature, 'base64url'), sign(secret, text)];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new TicketError('This address was not made by the newsroom. Open it again from the admin.');
  }
  const content = ticket.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  if (content.for !== purpose)
    throw new TicketError('This address is for something else. Open it again from the admin.');
  if (content.expires < nowSeconds)
    throw new TicketError('This address has expired. Open it again from the admin.', true);
  return content as TicketFor<P>; // its `for` was compared above
}
