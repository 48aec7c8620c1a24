import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DocumentStatus, PressProblem, PressStatus, PublicationReport } from '@patient-press/shared/press-status';

/** What a press answers: JSON, another status, text that is no JSON, or nothing at all. */
type Answer = { json: object } | { status: number } | { text: string } | 'silence';

export interface SamplePress {
  url: string;
  /** What it answers from now on, whatever it is asked. */
  answer: Answer;
  /** Paths that it was asked for, with the token that came along. */
  asked: { path: string; token: string | undefined }[];
  stop(): Promise<void>;
  /** Listens again, at the same address. */
  start(): Promise<void>;
}

/** A server that stands in for the press, to say what a real one says only in bad hours. */
export async function startSamplePress(): Promise<SamplePress> {
  const server = createServer((request, response) => {
    press.asked.push({ path: request.url ?? '', token: request.headers.authorization });
    const { answer } = press;
    if (answer === 'silence') return;
    if ('status' in answer) response.writeHead(answer.status).end();
    else if ('text' in answer) response.end(answer.text);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(answer.json));
  });
  let port = 0;
  const press: SamplePress = {
    url: '',
    answer: { json: sampleStatus() },
    asked: [],
    async start() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      ({ port } = server.address() as AddressInfo); // not a pipe: it listens on a port
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  await press.start();
  press.url = `http://127.0.0.1:${port}`;
  return press;
}

export const samplePublication = (changes: Partial<PublicationReport> = {}): PublicationReport => ({
  at: '2026-11-23T14:03:00.000Z',
  cause: 'change',
  ms: 180,
  spent: { hear: 10, fetch: 60, compare: 50, render: 40, write: 20 },
  documents: [],
  documentCount: 3,
  changed: ['/index.html'],
  changedCount: 14,
  removed: [],
  removedCount: 0,
  ...changes,
});

/** A healthy press that has published once, but for the changes. */
export const sampleStatus = (changes: Partial<PressStatus> = {}): PressStatus => ({
  isHealthy: true,
  trouble: null,
  startedAt: '2026-11-23T12:00:00.000Z',
  siteUrl: 'https://www.example.org',
  fileCount: 120,
  queue: 0,
  feed: { lagMs: 20, answeredAt: '2026-11-23T14:04:50.000Z' },
  problems: [],
  publications: [samplePublication()],
  targets: [],
  ...changes,
});

export const sampleProblem = (changes: Partial<PressProblem> = {}): PressProblem => ({
  contentType: 'api::article.article',
  documentId: 'a-document',
  title: 'An article',
  field: 'body.2',
  message: 'A table without rows cannot be shown. Add a row, or take the table out.',
  ...changes,
});

/** A document that readers see as it is, but for the changes. */
export const sampleDocument = (changes: Partial<DocumentStatus> = {}): DocumentStatus => ({
  live: { url: '/articles/a-document/', since: '2026-11-23T14:03:00.000Z', ms: 180 },
  version: '2026-11-23T14:02:59.800Z',
  problems: [],
  trouble: null,
  ...changes,
});
