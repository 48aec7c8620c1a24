import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { limitRequests } from '../../src/request-limits.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

/** A server that answers with the number of bytes that it received, and how often it was asked. */
async function aServer(limits: { graceMs?: number; bytesPerSecond?: number } = {}) {
  const asked: string[] = [];
  const server = createServer((incoming, response) => {
    asked.push(String(incoming.url));
    let received = 0;
    incoming.on('data', (chunk: Buffer) => {
      received += chunk.length;
    });
    incoming.on('end', () => response.end(String(received)));
    incoming.on('error', () => undefined);
  });
  servers.push(server);
  limitRequests(server, { maxBytes: () => 1_000_000, ...limits });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return { port, asked };
}

/** All that comes back on a connection until it is closed. */
const untilClosed = (port: number, sent: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(sent));
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });

const announcing = (bytes: number, more = '') =>
  `POST /big HTTP/1.1\r\nHost: a\r\nContent-Length: ${bytes}\r\n${more}\r\n`;

describe('a body that is announced as too large', () => {
  test('is refused before any of it is sent, no handler sees it, and the connection is closed', async () => {
    const { port, asked } = await aServer();
    const answer = await untilClosed(port, announcing(100_000_000_000));
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/application\/problem\+json/);
    expect(answer).toMatch(/"code":"too-large"/);
    expect(asked).toEqual([]);
  });

  test('is refused to who asks before sending, instead of being asked for', async () => {
    const { port, asked } = await aServer();
    const answer = await untilClosed(port, announcing(100_000_000_000, 'Expect: 100-continue\r\n'));
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(asked).toEqual([]);
  });
});

test('who asks before sending what is allowed is told to go on, and answered', async () => {
  const { port } = await aServer();
  const answered = new Promise<string>((resolve, reject) => {
    const sending = request({ port, method: 'POST', headers: { 'content-length': 5, expect: '100-continue' } });
    sending.once('continue', () => sending.end('hello'));
    sending.once('error', reject);
    sending.once('response', (response) => response.once('data', (data: Buffer) => resolve(data.toString())));
  });
  expect(await answered).toBe('5');
});

test('a body without a length is cut off once it is too large', async () => {
  const { port } = await aServer();
  const answered = new Promise<number>((resolve) => {
    const sending = request({ port, method: 'POST', headers: { 'transfer-encoding': 'chunked' } });
    sending.once('response', ({ statusCode }) => resolve(statusCode ?? 0));
    sending.once('error', () => resolve(0));
    // More than fits, with room for what the connection buffers.
    for (let part = 0; part < 40; part += 1) sending.write('x'.repeat(50_000));
  });
  expect([0, 413]).toContain(await answered);
});

test('a body that stops coming is answered with 408, and its connection is closed', async () => {
  const { port } = await aServer({ graceMs: 50, bytesPerSecond: 1000 });
  expect(await untilClosed(port, `${announcing(1000)}a few bytes`)).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"too-slow"/);
});

test('a large body over a slow line is received to its end, however long it takes', async () => {
  const { port } = await aServer({ graceMs: 1, bytesPerSecond: 1 });
  const answered = new Promise<string>((resolve, reject) => {
    const sending = request({ port, method: 'POST', headers: { 'content-length': 100_000 } });
    sending.once('error', reject);
    sending.once('response', (response) => response.once('data', (data: Buffer) => resolve(data.toString())));
    let left = 25;
    const send = () => {
      left -= 1;
      if (left === 0) return sending.end('x'.repeat(4000));
      sending.write('x'.repeat(4000), () => setTimeout(send, 100));
    };
    send();
  });
  // Each second's check found more than enough of it.
  expect(await answered).toBe('100000');
});
