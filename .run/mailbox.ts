import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { mailboxPage } from './mailbox-page.ts';
import type { ReceivedMail } from './received-mail.ts';

/** How the mail server takes mails. `silent`: it keeps the mail, and never says so. `down`: nobody listens. */
const behaviours = ['take', 'refuse-address', 'refuse-us', 'try-later', 'silent', 'down'] as const;
export type MailboxBehaviour = (typeof behaviours)[number];

export interface Mailbox {
  /** Where the mails are read, without a slash at its end. */
  url: string;
  smtpUrl: string;
  stop(): Promise<void>;
}

const MAX_MAILS = 500;

/** Real servers name the address in what they say: nobody may keep that. */
const refusals: Partial<Record<MailboxBehaviour, (address: string) => Error>> = {
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

/** @throws Error when it is no behaviour. */
function readBehaviour(body: string): MailboxBehaviour {
  const sent: unknown = JSON.parse(body);
  const kind = behaviours.find((one) => typeof sent === 'object' && sent && 'kind' in sent && sent.kind === one);
  if (!kind) throw new Error(`${body} is no behaviour. Give {"kind": …} with one of ${behaviours.join(', ')}.`);
  return kind;
}

async function toMail(raw: Buffer, to: string[]): Promise<ReceivedMail> {
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

/** The mail server: takes everything, and sends nothing on. */
async function startSmtp(mails: ReceivedMail[]) {
  let kind: MailboxBehaviour = 'take';
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
          void toMail(Buffer.concat(chunks), to).then((mail) => {
            mails.unshift(mail);
            mails.length = Math.min(mails.length, MAX_MAILS);
            if (kind !== 'silent') done();
          }, done);
        });
      },
    }).on('error', () => {
      // A client that hangs up in mid-sentence is no trouble of the mailbox's.
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
    async behave(next: MailboxBehaviour) {
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
 * Starts a mail server that shows what it is sent in place of sending it on: as a page at `/`, and for tests in JSON at
 * `/messages.json`. `DELETE /messages.json` empties it; `PUT /behaviour` with `{ "kind": … }` has it refuse.
 * @param port of the page; 0 for a free one.
 */
export async function startMailbox(port = 0): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  const smtp = await startSmtp(mails);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = `${request.method} ${request.url}`;
    if (asked === 'GET /messages.json')
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(mails));
    else if (asked === 'GET /') response.setHeader('Content-Type', 'text/html; charset=utf-8').end(mailboxPage(mails));
    else if (asked === 'DELETE /messages.json') {
      mails.length = 0;
      response.writeHead(204).end();
    } else if (asked === 'PUT /behaviour') {
      await smtp.behave(readBehaviour(await readBody(request)));
      response.writeHead(204).end();
    } else response.writeHead(404).end('There is nothing here.');
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
