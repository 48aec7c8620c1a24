import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';

const message = z.strictObject({
  type: z.enum(['request.created', 'consent.withdrawn', 'request.erased']),
  timestamp: z.iso.datetime(),
  data: z.looseObject({ id: z.string() }),
});
/** What a recipient was told. */
export type Message = z.infer<typeof message>;

export interface Received {
  headers: Record<string, string>;
  body: string;
  /** Its signature was verified by then. */
  message: Message;
}

/** A status, or what else is done with the answer. */
type Answering = number | ((response: ServerResponse) => void);

/** A firm's own server, which verifies as the standard says. */
export interface RecipientServer {
  url: string;
  received: Received[];
  /** How the next deliveries are answered, one after the other; those after them with 204. */
  answer(...next: Answering[]): void;
  /** What its secret is, once it is known: what is not signed with it is answered with 401. */
  setSecret(secret: string): void;
  close(): void;
}

export async function serveRecipient(): Promise<RecipientServer> {
  const received: Received[] = [];
  let answers: Answering[] = [];
  let secret = '';
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    try {
      received.push({ headers, body, message: message.parse(new Webhook(secret).verify(body, headers)) });
    } catch {
      response.writeHead(401).end();
      return;
    }
    const answer = answers.shift() ?? 204;
    if (typeof answer === 'number') response.writeHead(answer).end('What came was noted.');
    else answer(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer: (...next) => {
      answers = next;
    },
    setSecret: (given) => {
      secret = given;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
