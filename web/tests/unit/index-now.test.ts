import { createServer } from 'node:http';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { IndexNow } from '../../press/targets/index-now.ts';
import { indexNowServer } from '../fixtures/index-now-server.ts';

const server = await indexNowServer();
const said: string[] = [];

function client(endpoint = server.url): IndexNow {
  const retry = { firstMs: 1, longestMs: 10 };
  const log = (message: string) => said.push(message);
  const made = new IndexNow({ endpoint, key: 'sample-key', siteUrl: 'https://example.org', log, retry });
  onTestFinished(() => made.stop());
  return made;
}

const until = (ready: () => boolean) => vi.waitUntil(ready, { timeout: 5000, interval: 5 });
const lists = () => server.submitted.map(({ urlList }) => urlList);

beforeEach(() => {
  server.submitted.length = 0;
  server.next.length = 0;
  said.length = 0;
});

test.each([200, 202])(
  'changed addresses are submitted once, with the key and where it is, and %i is enough',
  async (status) => {
    server.next.push({ status });
    client().submit(['/articles/x/', '/articles/é/']);
    await until(() => server.submitted.length === 1);
    expect(server.submitted).toEqual([
      {
        host: 'example.org',
        key: 'sample-key',
        keyLocation: 'https://example.org/sample-key.txt',
        urlList: ['https://example.org/articles/x/', 'https://example.org/articles/%C3%A9/'],
      },
    ]);
    expect(said).toEqual([]);
  },
);

test.each([429, 500, 503])('after %i, they are submitted again, with what changed meanwhile', async (status) => {
  server.next.push({ status, headers: { 'retry-after': '0' } }, { status });
  const sent = client();
  sent.submit(['/a/']);
  sent.submit(['/b/']);
  await until(() => server.submitted.length === 3);
  expect(lists().at(-1)?.sort()).toEqual(['https://example.org/a/', 'https://example.org/b/']);
  expect(said[0]).toContain(`(${status})`);
});

test('an endpoint that asks to wait is left alone for as long', async () => {
  server.next.push({ status: 429, headers: { 'retry-after': '1' } });
  const began = performance.now();
  client().submit(['/a/']);
  await until(() => server.submitted.length === 2);
  expect(performance.now() - began).toBeGreaterThan(900);
});

test.each([400, 403, 422])(
  'what is refused with %i is logged with the reason, and not submitted again',
  async (status) => {
    server.next.push({ status });
    const sent = client();
    sent.submit(['/a/']);
    await until(() => said.length === 1);
    sent.submit(['/b/']);
    await until(() => server.submitted.length === 2);
    expect(lists()).toEqual([['https://example.org/a/'], ['https://example.org/b/']]);
    expect(said[0]).toMatch(new RegExp(`^IndexNow answered ${status}, .+ 1 changed addresses weren’t submitted`));
  },
);

test('no request has more than 10,000 addresses', async () => {
  client().submit(Array.from({ length: 25_000 }, (_, index) => `/articles/${index}/`));
  await until(() => server.submitted.length === 3);
  expect(lists().map(({ length }) => length)).toEqual([10_000, 10_000, 5000]);
  expect(new Set(lists().flat()).size).toBe(25_000);
});

test('while there is no one to submit to, it waits, and ends when it is stopped', async () => {
  const gone = createServer();
  await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
  const address = gone.address();
  await new Promise((resolve) => gone.close(resolve));
  const sent = client(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`);
  sent.submit(['/a/']);
  await until(() => said.length > 2);
  await sent.stop();
  const count = said.length;
  sent.submit(['/b/']);
  await sent.stop();
  expect(said).toHaveLength(count);
});

test('a request that is never answered doesn’t keep it from ending', async () => {
  server.next.push(null);
  const sent = client();
  sent.submit(['/a/']);
  await until(() => server.submitted.length === 1);
  await sent.stop();
});
