import { randomBytes } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeSigner } from '../../src/platform/tokens/sign.ts';
import { ClosedAddressError, guardedLookup, isPublicAddress, whyNotAnAddress } from '../../src/recipients/address.ts';
import { post } from '../../src/recipients/post.ts';
import { isNamedIn } from '../../src/recipients/recipient.ts';
import { selfSigned } from '../fixtures/self-signed.ts';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const recipient = { documentId: 'abc', secretVersion: 1 };
const signer = makeSigner([newKey]);

describe('a signature', () => {
  const body = JSON.stringify({ type: 'request.erased', data: { id: 'Zoë – 🙂' } });
  const headers = signer.headersOf(recipient, 'id-1', body, new Date());

  test('is verified by the library of Standard Webhooks', () => {
    expect(new Webhook(signer.secretOf(recipient)).verify(body, headers)).toEqual(JSON.parse(body));
  });

  test('is not good for another body, another time or another id', () => {
    const verifier = new Webhook(signer.secretOf(recipient));
    expect(() => verifier.verify(`${body} `, headers)).toThrow('No matching signature');
    const later = String(Number(headers['webhook-timestamp']) + 1);
    expect(() => verifier.verify(body, { ...headers, 'webhook-timestamp': later })).toThrow('No matching signature');
    expect(() => verifier.verify(body, { ...headers, 'webhook-id': 'id-2' })).toThrow('No matching signature');
  });

  test('is verified with the old secret and with the new one while the keys are changed', () => {
    const before = makeSigner([oldKey]).secretOf(recipient);
    const after = signer.secretOf(recipient);
    expect(before).not.toBe(after);
    const between = makeSigner([newKey, oldKey]).headersOf(recipient, 'id-1', body, new Date());
    for (const secret of [before, after]) new Webhook(secret).verify(body, between);
    expect(() => new Webhook(before).verify(body, headers)).toThrow('No matching signature');
  });

  test('is another one for another recipient, and for another version of the secret', () => {
    for (const other of [
      { ...recipient, documentId: 'abd' },
      { ...recipient, secretVersion: 2 },
    ])
      expect(() => new Webhook(signer.secretOf(other)).verify(body, headers)).toThrow('No matching signature');
  });
});

describe('an address', () => {
  test.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:10.0.0.1',
    '::ffff:127.0.0.1',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '64:ff9b::a00:1',
    '2002:a00:1::1',
    '2001:db8::1',
    'no address',
    '',
  ])('%s is not on the open internet', (address) => expect(isPublicAddress(address)).toBe(false));

  test.each(['93.184.215.14', '172.32.0.1', '8.8.8.8', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])(
    '%s is on the open internet',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  test('of a private network is never connected to, whatever name leads there', () => {
    const numbers = fc.tuple(fc.constantFrom(10, 127), fc.nat(255), fc.nat(255), fc.nat(255));
    fc.assert(fc.property(numbers, (parts) => !isPublicAddress(parts.join('.'))));
  });

  test.each<[string, RegExp]>([
    ['crm.example.com', /Start with https/],
    ['ftp://crm.example.com', /Start with https/],
    ['http://crm.example.com/hook', /unencrypted/],
    ['http://10.0.0.1/hook', /unencrypted/],
    ['https://me:secret@crm.example.com', /show up in logs/],
    ['https://10.0.0.1/hook', /on the public internet/],
    ['https://0x7f.1/hook', /on the public internet/],
    ['https://[::1]/hook', /on the public internet/],
    ['https://localhost/hook', /on the public internet/],
  ])('%s is refused with a sentence', (url, sentence) => expect(whyNotAnAddress(url)).toMatch(sentence));

  test.each([
    'https://crm.example.com/hook?x=1',
    'http://localhost:8080/hook',
    'http://127.0.0.1:8080',
    'http://[::1]',
  ])('%s may be used', (url) => expect(whyNotAnAddress(url)).toBeNull());
});

describe('a name', () => {
  const found = (addresses: LookupAddress[], all: boolean) =>
    new Promise((resolve) => {
      const lookup = guardedLookup(isPublicAddress, (_, __, answer) => answer(null, addresses));
      lookup('crm.example.com', { all }, (error, ...rest) => resolve(error ?? rest));
    });
  const open = { address: '93.184.215.14', family: 4 };

  test('that leads to the open internet is connected to', async () => {
    expect(await found([open], true)).toEqual([[open]]);
    expect(await found([open], false)).toEqual([open.address, 4]);
  });

  test('that leads to a private address is not, even among others', async () => {
    for (const address of ['10.0.0.1', '127.0.0.1', '169.254.169.254', '::ffff:192.168.0.1'])
      for (const all of [true, false])
        expect(await found([open, { address, family: 4 }], all)).toBeInstanceOf(ClosedAddressError);
    expect(await found([], true)).toBeInstanceOf(ClosedAddressError);
  });
});

describe('one attempt', () => {
  async function serve(answer: RequestListener): Promise<URL> {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
  }
  const sent = { headers: {}, body: '{}' };

  test('gives the status that was answered', async () => {
    const url = await serve((_, response) => response.writeHead(204).end());
    expect(await post(url, sent)).toEqual({ status: 204 });
  });

  test('follows no redirect', async () => {
    const paths: unknown[] = [];
    const url = await serve((request, response) => {
      paths.push(request.url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(await post(url, sent)).toEqual({ status: 307 });
    expect(paths).toEqual(['/hook']);
  });

  test('is over when nothing was answered in time', async () => {
    const url = await serve(() => undefined);
    expect(await post(url, sent, { timeoutMs: 300 })).toEqual({
      status: null,
      reason: 'The server didn’t respond within 0.3 seconds.',
    });
  });

  test('does not read an answer without end', async () => {
    const { promise: broken, resolve } = Promise.withResolvers<void>();
    const url = await serve((_, response) => {
      response.writeHead(200);
      response.on('close', resolve);
      const pour = (): unknown => (response.destroyed ? null : response.write('x'.repeat(65_536), pour));
      pour();
    });
    expect(await post(url, sent)).toEqual({ status: 200 });
    await broken;
  });

  test('says what went wrong in its own words', async () => {
    const hungUp = await serve((request) => request.socket.destroy());
    expect(await post(hungUp, sent)).toEqual({ status: null, reason: 'The connection broke (ECONNRESET).' });
    const unreachable = await serve(() => undefined);
    unreachable.port = '1';
    expect(await post(unreachable, sent)).toEqual({ status: null, reason: 'Nothing responds at the URL.' });
  });

  test('to a private address sends nothing', async () => {
    const url = await serve((_, response) => response.end());
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
      const answer = await post(new URL(`https://${host}:${url.port}/`), sent);
      expect(answer).toEqual({ status: null, reason: expect.stringMatching(/on the public internet/) });
    }
  });

  test('to a server whose certificate no one vouches for sends nothing', async () => {
    let isReached = false;
    const server = createTlsServer(selfSigned, (_, response) => {
      isReached = true;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const url = new URL(`https://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const reason = 'The certificate isn’t valid (DEPTH_ZERO_SELF_SIGNED_CERT).';
    expect(await post(url, sent, { isAllowed: () => true })).toEqual({ status: null, reason });
    expect(isReached).toBe(false);
  });
});

test.each<[string, string, boolean]>([
  ['Sample Law Firm, LLP', 'I ask Sample Law Firm, LLP to call me.', true],
  ['Sample  Law Firm', 'I ask Sample\nLaw Firm to call me.', true],
  ['Sample Law', 'I ask Sample Lawyers to call me, not Sample Law.', true],
  ['Sample Law', 'I ask Sample Lawyers to call me.', false],
  ['ample Law Firm', 'I ask Sample Law Firm to call me.', false],
  ['Other Firm', 'I ask Sample Law Firm to call me.', false],
  ['', 'I ask no one.', false],
])('whether “%s” is named in “%s”', (name, wording, isNamed) => expect(isNamedIn(name, wording)).toBe(isNamed));
