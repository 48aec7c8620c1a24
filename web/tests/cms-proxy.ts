import { request as ask, createServer } from 'node:http';
import { afterAll } from 'vitest';
import { freePort } from '../../.run/ports.ts';

/** Stands between a press and its cms, and does to it what happens to a cms in bad hours. */
export interface CmsProxy {
  url: string;
  /** Nobody listens any more. */
  refuse(): Promise<void>;
  /** Accepts every request, or those to some paths, and never answers. */
  hang(path?: string): void;
  /** Changes the bytes of what one path is answered with. */
  spoil(path: string, change: (answer: string) => string): void;
  /** Passes everything on as it is. Requests that were not answered are cut off, as by a restart. */
  mend(): Promise<void>;
}

/** @returns a proxy for a cms, which is gone after the tests of the file. */
export async function startCmsProxy(cmsUrl: string): Promise<CmsProxy> {
  const port = await freePort();
  let hangingAt: string | null = null;
  let spoilt: { path: string; change: (answer: string) => string } | null = null;

  const server = createServer((request, response) => {
    const url = request.url ?? '';
    const hangs = () => hangingAt !== null && url.startsWith(hangingAt);
    if (hangs()) return;
    const { method, headers } = request;
    let isAnswered = false;
    const passed = ask(cmsUrl + url, { method, headers: { ...headers, 'accept-encoding': 'identity' } }, (answer) => {
      isAnswered = true;
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', () => response.destroy());
      answer.on('end', () => {
        if (hangs()) return;
        const bytes = Buffer.concat(chunks);
        const isSpoilt = spoilt && url.startsWith(spoilt.path);
        const { 'content-length': _, 'transfer-encoding': __, ...rest } = answer.headers;
        response.writeHead(answer.statusCode ?? 500, rest);
        response.end(isSpoilt && spoilt ? spoilt.change(bytes.toString('utf8')) : bytes);
      });
    });
    // The cms may answer before all of a form has come, and take no more of it.
    passed.on('error', () => {
      if (!isAnswered) response.destroy();
    });
    response.on('close', () => passed.destroy());
    request.pipe(passed);
  });

  const listen = () => new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  const refuse = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  await listen();
  afterAll(() => refuse());
  return {
    url: `http://127.0.0.1:${port}`,
    refuse,
    hang(path = '/') {
      hangingAt = path;
    },
    spoil(path, change) {
      spoilt = { path, change };
    },
    async mend() {
      [hangingAt, spoilt] = [null, null];
      if (server.listening) await refuse();
      await listen();
    },
  };
}
