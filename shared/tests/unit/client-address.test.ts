import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { clientAddress, trustedProxies } from '../../src/client-address.ts';

/** What a server that trusts some proxies takes for the address of a request that comes from 127.0.0.1. */
async function seen(trusted: string, forwarded?: string): Promise<string> {
  const proxies = trustedProxies.parse(trusted);
  const server = createServer((asked, answer) => answer.end(clientAddress(asked, proxies)));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo; // it listens on a port
  try {
    return await new Promise((done, fail) => {
      const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
      request({ host: '127.0.0.1', port, headers }, async (answer) => {
        let body = '';
        for await (const chunk of answer) body += String(chunk);
        done(body);
      })
        .on('error', fail)
        .end();
    });
  } finally {
    server.close().closeAllConnections();
  }
}

test.each<[string, string, string | undefined, string]>([
  ['nobody', '', '203.0.113.7', '127.0.0.1'],
  ['another proxy', '192.0.2.1', '203.0.113.7', '127.0.0.1'],
  ['this machine, which passes nothing on', 'loopback', undefined, '127.0.0.1'],
  ['this machine', 'loopback', '203.0.113.7', '203.0.113.7'],
  ['this machine, behind a forged entry', 'loopback', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['two proxies', 'loopback, 10.0.0.0/8', '198.51.100.1, 203.0.113.7, 10.1.1.1', '203.0.113.7'],
  ['two proxies, with spaces between them', 'loopback 10.0.0.0/8', '203.0.113.7, 10.1.1.1', '203.0.113.7'],
  ['a proxy that writes ports', 'loopback', '198.51.100.1, 203.0.113.7:51234', '203.0.113.7'],
  ['a proxy that writes ports, version 6', 'loopback', '[2001:db8::7]:51234', '2001:db8::7'],
  ['a proxy that passes nonsense on', 'loopback', 'unknown', '127.0.0.1'],
])('the address behind %s', async (_, trusted, forwarded, address) => {
  expect(await seen(trusted, forwarded)).toBe(address);
});

test.each(['everybody', '10.0.0.0/99', '1.2.3', '10.0.0.1;10.0.0.2'])('%j is no list of proxies', (list) => {
  expect(trustedProxies.safeParse(list).error?.issues[0]?.message).toMatch(/^must list addresses or ranges/);
});
