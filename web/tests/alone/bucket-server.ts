import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { onTestFinished } from 'vitest';

/** The key that the server knows. */
export const key = { AWS_ACCESS_KEY_ID: 'S3RVER', AWS_SECRET_ACCESS_KEY: 'S3RVER', AWS_REGION: 'eu-central-1' };

export interface SeenRequest {
  method: string;
  /** Without the bucket. */
  path: string;
  begun: number;
  answered: number;
}

const website = `<WebsiteConfiguration><IndexDocument><Suffix>index.html</Suffix></IndexDocument></WebsiteConfiguration>`;

/** What S3 says to a key that lacks the right. */
export const refuse: RequestListener = (request, response) => {
  request.resume();
  response.writeHead(403, { 'content-type': 'application/xml' });
  response.end('<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>');
};

function listen(listener: RequestListener, port: number) {
  const server = createServer(listener);
  return new Promise<{ port: number; stop(): Promise<void> }>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : port,
        stop: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/**
 * Starts a server that speaks S3, with the buckets `site`, `other` and `website`, the last of which answers as S3's website
 * hosting does. It ends with the test.
 */
export async function startBucketServer() {
  const directory = mkdtempSync(join(tmpdir(), 'bucket-'));
  const s3rver = new S3rver({
    directory,
    silent: true,
    vhostBuckets: false,
    configureBuckets: [{ name: 'site' }, { name: 'other' }, { name: 'website', configs: [website] }],
  });
  await s3rver.configureBuckets();
  const asS3 = s3rver.callback();
  let clock = 0;
  let instead: ((method: string) => RequestListener | undefined) | undefined;
  const seen: SeenRequest[] = [];

  const listener: RequestListener = (request, response) => {
    const { method = '', url = '' } = request;
    const own = instead?.(method);
    if (own) return own(request, response);
    if (method === 'GET') return asS3(request, response);
    const entry = { method, path: url.replace(/^\/[^/]+\/|\?.*$/g, ''), begun: clock++, answered: Number.NaN };
    seen.push(entry);
    response.once('finish', () => {
      entry.answered = clock++;
    });
    asS3(request, response);
  };

  let running = await listen(listener, 0);
  const { port } = running;
  const endpoint = `http://127.0.0.1:${port}`;
  onTestFinished(async () => {
    await running.stop();
    rmSync(directory, { recursive: true });
  });

  return {
    endpoint,
    /** What was sent, without what was only read, in order. */
    seen,
    sent: (method: string) => seen.filter((request) => request.method === method).map(({ path }) => path),
    /** Has some requests answered by something else. */
    answerInstead(choose: typeof instead) {
      instead = choose;
    },
    async goDown() {
      await running.stop();
    },
    async comeBack() {
      running = await listen(listener, port);
    },
    /** As anybody sees it. */
    fetch: (path: string) => fetch(`${endpoint}/${path}`, { redirect: 'manual' }),
    async list(bucket = 'site') {
      const xml = await (await fetch(`${endpoint}/${bucket}?list-type=2&max-keys=100000`)).text();
      return [...xml.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, path]) => path ?? '').sort();
    },
  };
}
