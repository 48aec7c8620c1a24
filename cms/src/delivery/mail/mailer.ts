import { isIP } from 'node:net';
import { languageTag } from '@patient-press/shared/words/language';
import { createTransport, type Transporter } from 'nodemailer';
import { isCopy } from '../../platform/copy';
import { leadKeys } from '../../platform/encryption/lead-keys';
import { environment } from '../../platform/environment';
import { sentEmails } from '../../platform/metrics';
import type { Mail } from './lay-out-mail';

const { hostname } = new URL(environment.SITE_URL);
/** What emails are sent from and named after. An IP address isn't a domain: it means that someone is trying out a newsroom. */
const mailHost = isIP(hostname.replaceAll(/[[\]]/g, '')) ? 'localhost' : hostname;

/** Milliseconds. One attempt ends before the queue takes it for dead. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, dnsTimeout: 10_000, socketTimeout: 20_000 };
const SENDING_MS = 40_000;

/** Seconds after which the queue takes a sending for dead. */
export const SENDING_EXPIRES = 60;
/** Emails that one cms sends at the same time, over as many connections. */
export const CONNECTIONS = 5;

/** Retried after 10 to 20 seconds at first, then less and less often, down to once an hour, for about a week. */
export const MAIL_RETRIES = { limit: 176, firstDelay: 10, maxDelay: 3600 };

/** Whether a mail server is on the same machine, or beside the cms in a network of containers. */
const isNear = (host: string) => /^(localhost|127\.[\d.]+|\[::1\]|[^.:]+)$/.test(host);

let transport: Transporter | undefined;

function openTransport(url: string): Transporter {
  const encryption = isNear(new URL(url).hostname) ? { ignoreTLS: true } : { requireTLS: true };
  return createTransport({
    url,
    pool: true,
    ...encryption,
    ...TIMEOUTS,
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

/** Whether emails wait because this newsroom is a copy, whose readers must not hear from it. */
export const holdsMail = (): boolean => isCopy() && !environment.EMAIL_IS_ONLY_SHOWN;

/** Whether a mail server is set, and may be used. */
export const sendsMail = (): boolean => environment.SMTP_URL !== undefined && !holdsMail();

/**
 * What identifies an email everywhere: the same for every attempt at the same email, so that a mailbox that gets it twice shows it
 * once. It doesn't reveal what was requested.
 */
export const messageIdOf = (mail: string, request: string, sending: string | undefined): string =>
  `<${leadKeys.index('message', JSON.stringify([mail, request, sending ?? null])).slice(0, 40)}@${mailHost}>`;

/**
 * Sends an email to the server in `SMTP_URL`. Resolves once the server accepts it for at least one address.
 * @throws Error of nodemailer's, which may hold the address: `readMailFailure` says what may be stored of it.
 */
export async function sendMail(
  to: string | readonly string[],
  messageId: string,
  { subject, text, html }: Mail,
): Promise<void> {
  if (holdsMail()) throw new Error('This newsroom is a copy, so it sends no email.');
  if (!environment.SMTP_URL) throw new Error('SMTP_URL isn’t set, so no email can be sent. Set it.');
  transport ??= openTransport(environment.SMTP_URL);
  const sending = transport.sendMail({
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
  sending.then(
    () => sentEmails.inc({ outcome: 'sent' }),
    () => sentEmails.inc({ outcome: 'failed' }),
  );
  await sending;
}
