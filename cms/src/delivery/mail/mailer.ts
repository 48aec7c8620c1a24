import { isIP } from 'node:net';
import { languageTag } from '@patient-press/shared/words/language';
import { createTransport, type Transporter } from 'nodemailer';
import { leadKeys } from '../../platform/encryption/lead-keys';
import { environment } from '../../platform/environment';
import type { Mail } from './lay-out-mail';

const { hostname } = new URL(environment.SITE_URL);
/** What mails are sent from and named after. An IP address is no domain: it is a newsroom that is being tried out. */
const mailHost = isIP(hostname.replaceAll(/[[\]]/g, '')) ? 'localhost' : hostname;

/** Milliseconds. One sending is over before the queue takes it for dead. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 20_000 };
const SENDING_MS = 40_000;

/** Seconds after which the queue takes a sending for dead. */
export const SENDING_EXPIRES = 60;
/** Mails that one cms sends at the same time, over as many connections. */
export const CONNECTIONS = 5;

/** Tried again after 10 to 20 seconds at first, then ever more seldom, at last once an hour: for about a week. */
export const MAIL_RETRIES = { limit: 176, firstDelay: 10, maxDelay: 3600 };

/** Whether a mail server stands on the same machine, or beside the cms in a network of containers. */
const isNear = (host: string) => /^(localhost|127\.[\d.]+|\[::1\]|[^.:]+)$/.test(host);

let transport: Transporter | undefined;

function openTransport(url: string): Transporter {
  const encryption = isNear(new URL(url).hostname) ? { ignoreTLS: true } : { requireTLS: true };
  return createTransport({
    url,
    pool: true,
    ...encryption,
    ...PATIENCE,
    name: mailHost,
    maxConnections: CONNECTIONS,
    rateDelta: 1000,
    rateLimit: environment.MAIL_PER_SECOND,
    // The queue tries again, and knows what was tried.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Whether a mail server is set. */
export const sendsMail = (): boolean => environment.SMTP_URL !== undefined;

/**
 * What a mail is known by, everywhere: the same for every attempt at the same mail, so that whoever got it twice shows it
 * once. No one can tell from it what was asked for.
 */
export const messageIdOf = (mail: string, request: string, sending: string | undefined): string =>
  `<${leadKeys.index('message', JSON.stringify([mail, request, sending ?? null])).slice(0, 40)}@${mailHost}>`;

/**
 * Hands a mail to the server in `SMTP_URL`. When this resolves, it was taken, for at least one of several addresses.
 * @throws Error of nodemailer's, which may hold the address: `readMailFailure` says what may be kept of it.
 */
export async function sendMail(
  to: string | readonly string[],
  messageId: string,
  { subject, text, html }: Mail,
): Promise<void> {
  if (!environment.SMTP_URL) throw new Error('SMTP_URL isn’t set, so no email can be sent. Set it.');
  transport ??= openTransport(environment.SMTP_URL);
  await transport.sendMail({
    from: environment.MAIL_FROM ?? `no-reply@${mailHost}`,
    // As objects: a text would be read as a list of addresses.
    to: [to].flat().map((address) => ({ name: '', address })),
    messageId,
    subject,
    text,
    html,
    // No answer by a machine: RFC 3834, and Exchange's own.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': languageTag },
    xMailer: false,
    signal: AbortSignal.timeout(SENDING_MS),
  });
}
