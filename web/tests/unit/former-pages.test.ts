import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { serveSite } from '../../press/serve/server.ts';

const outDir = mkdtempSync(join(tmpdir(), 'former-pages-'));
for (const path of [
  '404.html',
  'topics/surgery/index.html',
  'topics/surgery/page/1/index.html',
  'sources/index.html',
]) {
  mkdirSync(dirname(join(outDir, path)), { recursive: true });
  writeFileSync(join(outDir, path), `<p>${path}</p>`);
}
const { server, url } = await serveSite({ outDir, host: '127.0.0.1', port: 0, handlers: [] });
afterAll(() => {
  server.close().closeAllConnections();
  rmSync(outDir, { recursive: true });
});

const follow = async (path: string) => {
  const { status, headers } = await fetch(url + path, { redirect: 'manual' });
  return [status, headers.get('location')];
};

test('readers of a page that was counted from the newest item are sent to where the list begins', async () => {
  expect(await follow('/topics/surgery/2/')).toEqual([301, '/topics/surgery/']);
  expect(await follow('/topics/surgery/14')).toEqual([301, '/topics/surgery/']);
  expect(await follow('/sources/2/?utm_source=x')).toEqual([301, '/sources/?utm_source=x']);
});

test('addresses of a list that the site does not have are not redirected', async () => {
  expect(await follow('/topics/no-such-topic/2/')).toEqual([404, null]);
  expect(await follow('/corrections/2/')).toEqual([404, null]);
});

test('a fixed page is served where it is, and found without the slash at its end', async () => {
  expect(await follow('/topics/surgery/page/1/')).toEqual([200, null]);
  expect(await follow('/topics/surgery/page/1')).toEqual([301, '/topics/surgery/page/1/']);
  expect(await follow('/topics/surgery/page/2/')).toEqual([404, null]);
});
