import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { mailboxPage } from './mailbox-page.ts';
import type { ReceivedEmail } from './received-email.ts';

/** How the mail server treats email. `silent`: it accepts it without confirming. `down`: it refuses connections. */
const behaviors = ['take', 'refuse-address', 'refuse-us', 'try-later', 'silent', 'down'] as const;
export type MailboxBehavior = (typeof behaviors)[number];

export interface Mailbox {
  /** The page that shows the email, without a trailing slash. */
  url: string;
  smtpUrl: string;
  stop(): Promise<void>;
}

const MAX_EMAILS = 500;

/** Real servers repeat the address in their refusals: the cms must not store it. */
const refusals: Partial<Record<MailboxBehavior, (address: string) => Error>> = {
  'refuse-address': (address) =>
    Object.assign(new Error(`5.1.1 <${address}>: Recipient address rejected: User unknown`), { responseCode: 550 }),
  'refuse-us': (address) => Object.assign(new Error(`5.7.1 <${address}>: Relay access denied`), { responseCode: 554 }),
  'try-later': (address) => Object.assign(new Error(`4.3.0 <${address}>: Try again later`), { responseCode: 451 }),
};

const listen = (server: Server, port: number) =>
  new Promise<number>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });

const readBody = async (request: IncomingMessage) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
};

/** @throws Error when the body names no behavior. */
function readBehavior(body: string): MailboxBehavior {
  const sent: unknown = JSON.parse(body);
  const kind = behaviors.find((one) => typeof sent === 'object' && sent && 'kind' in sent && sent.kind === one);
  if (!kind) throw new Error(`${body} isn't a behavior. Send {"kind": …} with one of ${behaviors.join(', ')}.`);
  return kind;
}

async function parseEmail(raw: Buffer, to: string[]): Promise<ReceivedEmail> {
  const { from, subject = '', messageId = '', text = '', html, headerLines } = await simpleParser(raw);
  return {
    from: from?.text ?? '',
    to,
    subject,
    messageId,
    text,
    html: html || '',
    headers: Object.fromEntries(headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()])),
    at: new Date().toISOString(),
  };
}

/** The mail server: accepts everything, and sends nothing on. */
async function startSmtp(emails: ReceivedEmail[]) {
  let kind: MailboxBehavior = 'take';
  const open = () =>
    new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      closeTimeout: 1,
      logger: false,
      onRcptTo: ({ address }, _session, done) => done(refusals[kind]?.(address)),
      onData(stream, { envelope }, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = envelope.rcptTo.map(({ address }) => address);
          void parseEmail(Buffer.concat(chunks), to).then((email) => {
            emails.unshift(email);
            emails.length = Math.min(emails.length, MAX_EMAILS);
            if (kind !== 'silent') done();
          }, done);
        });
      },
    }).on('error', () => {
      // A client that disconnects midway is not the mailbox's problem.
    });
  let smtp: SMTPServer | null = open();
  const port = await listen(smtp.server, 0);
  const close = async () => {
    const closing = smtp;
    smtp = null;
    if (closing) await new Promise<void>((done) => closing.close(done));
  };
  return {
    url: `smtp://127.0.0.1:${port}`,
    close,
    async behave(next: MailboxBehavior) {
      kind = next;
      if (kind === 'down') await close();
      else if (!smtp) {
        smtp = open();
        await listen(smtp.server, port);
      }
    },
  };
}

/**
 * Starts a mail server that shows email instead of sending it on: on a page at `/`, and for tests as JSON at
 * `/messages.json`. `DELETE /messages.json` empties it; `PUT /behavior` with `{ "kind": … }` makes it refuse email.
 * @param port of the page; 0 for a free one.
 */
export async function startMailbox(port = 0): Promise<Mailbox> {
  const emails: ReceivedEmail[] = [];
  const smtp = await startSmtp(emails);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requested = `${request.method} ${request.url}`;
    if (requested === 'GET /messages.json')
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(emails));
    else if (requested === 'GET /')
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(mailboxPage(emails));
    else if (requested === 'DELETE /messages.json') {
      emails.length = 0;
      response.writeHead(204).end();
    } else if (requested === 'PUT /behavior') {
      await smtp.behave(readBehavior(await readBody(request)));
      response.writeHead(204).end();
    } else response.writeHead(404).end('Not found');
  }

  const pages = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(400).end(String(error)));
  });
  const pagesPort = await listen(pages, port);
  return {
    url: `http://127.0.0.1:${pagesPort}`,
    smtpUrl: smtp.url,
    async stop() {
      await smtp.close();
      pages.closeAllConnections();
      await new Promise((done) => pages.close(done));
    },
  };
}
