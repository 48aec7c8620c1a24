import { Agent, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** What a reader's browser is given. */
export interface Answer {
  status: number;
  etag: string | undefined;
  location: string | undefined;
  body: string;
}

/** A reader who asks again and again over one connection. */
export interface Reader {
  get(path: string, etag?: string): Promise<Answer>;
  /** Asks until the answer is the one that is waited for. @throws Error when it does not come within a quarter of an hour. */
  until(path: string, isIt: (answer: Answer) => boolean): Promise<void>;
  close(): void;
}

const PAUSE_MS = 3;
const PATIENCE_MS = 900_000;

export function openReader(siteUrl: string): Reader {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  const getOnce = (path: string, etag?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = etag ? { 'if-none-match': etag } : {};
      get(`${siteUrl}${path}`, { agent, headers }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text;
        });
        response.on('error', reject).on('end', () => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, etag: headers.etag, location: headers.location, body });
        });
      }).on('error', reject);
    });

  return {
    get: getOnce,
    async until(path, isIt) {
      const started = performance.now();
      let etag: string | undefined;
      for (;;) {
        // As browsers do, and so that asking takes as little as can be of what is measured.
        const answer = await getOnce(path, etag);
        if (answer.status !== 304 && isIt(answer)) return;
        if (answer.status !== 304) etag = answer.etag;
        if (performance.now() - started > PATIENCE_MS) {
          throw new Error(
            `${path} did not become what it should within a quarter of an hour: it is answered with ${answer.status}.`,
          );
        }
        await delay(PAUSE_MS);
      }
    },
    close: () => agent.destroy(),
  };
}
