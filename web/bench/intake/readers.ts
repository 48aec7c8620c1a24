import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { GUIDE_DOWNLOADS, type GuideRequest } from '@patient-press/shared/guide-request';

/** What is asked for, and the wordings that stand in its form. */
export interface Form {
  guide: string;
  consents: { key: string; version: number }[];
}

/** Where readers are, from 10.0.0.1 on: each has an address of their own, as a thousand households have. */
const addressOf = (index: number) => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;

/** One reader's request. Every third wants to be called. */
export function aRequest({ guide, consents }: Form, index: number): GuideRequest {
  const wantsCall = index % 3 === 0;
  return {
    idempotencyKey: randomUUID(),
    guide,
    email: `reader-${index}@bench.example.com`,
    name: `Reader ${index}`,
    relationship: 'family',
    ...(wantsCall && { phone: `+1205555${String(100 + (index % 100)).padStart(4, '0')}` }),
    consents: consents.map(({ key, version }) => ({ key, version, granted: key === 'guide' || wantsCall })),
    page: '/guides/a-guide/',
    openForMs: 30_000,
  };
}

/** The browsers of many readers, who keep their connections for a while. */
export interface Readers {
  /** @returns the status of the answer; null when there was none. */
  send(body: GuideRequest, index: number): Promise<number | null>;
  close(): void;
}

const PATIENCE_MS = 20_000;

export function openReaders(cmsUrl: string): Readers {
  const agent = new Agent({ keepAlive: true, maxSockets: 200 });
  return {
    send: (body, index) =>
      new Promise((resolve) => {
        const text = JSON.stringify(body);
        const headers = {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          'x-forwarded-for': addressOf(index + 1),
        };
        const sent = request(
          `${cmsUrl}${GUIDE_DOWNLOADS}`,
          { method: 'POST', agent, headers, timeout: PATIENCE_MS },
          (answer) => {
            answer.resume();
            answer.once('end', () => resolve(answer.statusCode ?? null));
            answer.once('error', () => resolve(null));
          },
        );
        sent.once('error', () => resolve(null));
        sent.once('timeout', () => sent.destroy(new Error('No answer came.')));
        sent.end(text);
      }),
    close: () => agent.destroy(),
  };
}
