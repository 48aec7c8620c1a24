import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';

/** Opens a connection, sends this and, every second, one byte more; resolves with all that came back once it is closed. */
function untilClosed(base: string, sent: string, more = ''): Promise<string> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(sent));
    const dripping = setInterval(() => more && socket.writable && socket.write(more), 1000);
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(dripping);
      resolve(answer);
    });
  });
}

const announcing = (bytes: number, path: string, type: string) =>
  `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: ${bytes}\r\n\r\n`;

const JSON_TYPE = 'application/json';
const MULTIPART = 'multipart/form-data; boundary=a';
const both = [stack.cmsUrl, stack.siteUrl];

describe('100 GB that are announced are refused with 413 before any of it is sent, and the connection is closed:', () => {
  test.each([
    ['/admin/login', JSON_TYPE],
    ['/api/articles', JSON_TYPE],
    ['/api/cta-events', 'text/plain'],
    ['/api/guide-downloads', JSON_TYPE],
    ['/api/guide-downloads', 'application/x-www-form-urlencoded'],
    ['/upload', MULTIPART],
    ['/nowhere', 'application/octet-stream'],
  ])('by the cms at %s, as %s', async (path, type) => {
    expect(await untilClosed(stack.cmsUrl, announcing(100_000_000_000, path, type))).toMatch(/^HTTP\/1\.1 413 /);
  });

  test.each([
    ['/api/guide-downloads', JSON_TYPE],
    ['/', 'application/octet-stream'],
  ])('by the site at %s, as %s', async (path, type) => {
    expect(await untilClosed(stack.siteUrl, announcing(100_000_000_000, path, type))).toMatch(/^HTTP\/1\.1 413 /);
  });
});

describe('what comes a byte a second is not waited for:', () => {
  test.each(both)('a body, by %s', { timeout: 240_000 }, async (base) => {
    const answer = await untilClosed(base, announcing(100_000, '/api/guide-downloads', JSON_TYPE), 'x');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  test.each(both)('headers, by %s', { timeout: 240_000 }, async (base) => {
    const answer = await untilClosed(base, 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: ', 'x');
    expect(answer).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });
});
