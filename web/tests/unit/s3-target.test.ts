import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { pictureDir } from '../../press/content/pictures.ts';
import { cacheControl } from '../../press/lib/cache-control.ts';
import { openS3Target } from '../../press/targets/s3.ts';
import type { Target } from '../../press/targets/target.ts';
import { key, refuse, startBucketServer } from '../fixtures/bucket-server.ts';

beforeEach(() => {
  for (const [name, value] of Object.entries(key)) vi.stubEnv(name, value);
  return () => vi.unstubAllEnvs();
});

const pages = {
  'index.html': '<h1>Home</h1>',
  'articles/asbestos/index.html': '<h1>Asbestos</h1>',
  '_pictures/0123-480.avif': 'a picture',
  '_astro/type.abcd.woff2': 'a type',
};

/** A site's folder, and where to remember what was copied. */
function makeSite(files: Record<string, string> = pages) {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const dir = join(folder, 'dist');
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, `${path}.draft`), content);
    renameSync(join(dir, `${path}.draft`), join(dir, path));
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  return { dir, stateFile: join(folder, 'state.jsonl'), write, remove: (path: string) => rmSync(join(dir, path)) };
}

async function open(options: Parameters<typeof openS3Target>[0]): Promise<Target> {
  const target = await openS3Target(options);
  onTestFinished(() => target.stop());
  return target;
}

const caughtUp = (target: Target) =>
  vi.waitFor(() => expect(target.state()).toEqual({ pending: 0, failure: null }), { timeout: 60_000, interval: 5 });

const failure = (target: Target) =>
  vi.waitFor(() => expect(target.state().failure ?? '').not.toBe(''), { timeout: 20_000, interval: 5 });

/** A site that has been copied to the bucket `site`, with nothing noted of how. */
async function copiedSite(files: Record<string, string> = pages) {
  const [server, site] = [await startBucketServer(), makeSite(files)];
  const options = { url: 's3://site', endpoint: server.endpoint, dir: site.dir, stateFile: site.stateFile };
  const target = await open(options);
  target.start();
  await caughtUp(target);
  server.seen.length = 0;
  return { server, site, target, options };
}

describe('A site that is copied to a bucket', () => {
  test.each([
    ['index.html', 'text/html;charset=utf-8'],
    ['feed.xml', 'text/xml;charset=utf-8'],
    ['robots.txt', 'text/plain;charset=utf-8'],
    ['banners.json', 'application/json'],
    ['favicon.svg', 'image/svg+xml'],
    ['guides/care.pdf', 'application/pdf'],
    ['_astro/page.abcd.js', 'text/javascript;charset=utf-8'],
    ['_astro/page.abcd.css', 'text/css;charset=utf-8'],
    ['_astro/type.abcd.woff2', 'font/woff2'],
    ['_pictures/0123-480.avif', 'image/avif'],
    ['_pictures/0123-480.webp', 'image/webp'],
    ['_pictures/0123-480.jpeg', 'image/jpeg'],
    ['_pictures/0123-480.png', 'image/png'],
    ['pagefind/en.pf_meta', 'application/octet-stream'],
  ])('has %s as %s', async (path, type) => {
    const { server } = await copiedSite({ [path]: 'content of some kind: ä' });
    const answer = await server.fetch(`site/${path}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('content of some kind: ä');
    expect(answer.headers.get('content-type')).toBe(type);
    const dispositions: Record<string, string> = {
      pdf: 'attachment',
      avif: 'inline',
      webp: 'inline',
      jpeg: 'inline',
      png: 'inline',
    };
    expect(answer.headers.get('content-disposition')).toBe(dispositions[path.split('.').at(-1) ?? ''] ?? null);
    expect(answer.headers.get('cache-control')).toBe(
      path.startsWith('_') ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
    );
  });

  test('lets pictures be kept where the press puts them, and pages with such names elsewhere not', () => {
    expect(cacheControl(`${pictureDir}/0123-480.avif`)).toContain('immutable');
    expect(cacheControl(`/${pictureDir}/0123-480.avif`)).toContain('immutable');
    expect(cacheControl(`articles/${pictureDir}/index.html`)).toContain('must-revalidate');
  });

  test('stands in the folder that the address names', async () => {
    const [server, site] = [await startBucketServer(), makeSite()];
    const target = await open({ ...site, url: 's3://site/news/en/', endpoint: server.endpoint });
    expect(target.name).toBe('s3://site/news/en');
    target.start();
    await caughtUp(target);
    expect(await server.list()).toEqual(
      Object.keys(pages)
        .map((path) => `news/en/${path}`)
        .sort(),
    );
  });

  test('is whole also with large and empty files', async () => {
    const large = 'abcdefgh'.repeat(700_000);
    const { server } = await copiedSite({ '_pictures/large-1600.png': large, 'large.txt': large, 'empty.txt': '' });
    expect(await (await server.fetch('site/_pictures/large-1600.png')).text()).toBe(large);
    expect(await (await server.fetch('site/large.txt')).text()).toBe(large);
    expect(await (await server.fetch('site/empty.txt')).text()).toBe('');
  });

  test('comes without what only servers and the press read', async () => {
    const { server } = await copiedSite({
      ...pages,
      _redirects: '',
      '_redirects.json': '[]',
      '_redirects.caddy': '',
      'index.html.draft': 'half a p',
    });
    expect(await server.list()).toEqual(Object.keys(pages).sort());
  });
});

describe('A publication', () => {
  test('sends what it changed, and nothing else', async () => {
    const { server, site, target } = await copiedSite();
    site.write('index.html', '<h1>Home, corrected</h1>');
    site.write('articles/new/index.html', '<h1>New</h1>');
    site.remove('articles/asbestos/index.html');
    target.copy(['index.html', 'articles/new/index.html'], ['articles/asbestos/index.html']);
    await caughtUp(target);
    expect(server.sent('PUT').sort()).toEqual(['articles/new/index.html', 'index.html']);
    expect(server.sent('DELETE')).toEqual(['articles/asbestos/index.html']);
    expect(await (await server.fetch('site/index.html')).text()).toBe('<h1>Home, corrected</h1>');
    expect((await server.fetch('site/articles/asbestos/index.html')).status).toBe(404);
  });

  test('sends nothing that is there already', async () => {
    const { server, target } = await copiedSite();
    target.copy(Object.keys(pages), ['articles/never-there/index.html']);
    await caughtUp(target);
    expect(server.seen).toEqual([]);
  });

  test('sends pictures first, then pages, and removes last', async () => {
    const names = (folder: string, ending: string) =>
      Array.from({ length: 40 }, (_, index) => `${folder}/${index}${ending}`);
    const old = [...names('_pictures', '-old.avif'), ...names('articles', '/old.html')];
    const { server, site, target } = await copiedSite(Object.fromEntries(old.map((path) => [path, 'old'])));
    const [pictures, articles] = [names('_pictures', '.avif'), names('articles', '/index.html')];
    for (const path of [...articles, ...pictures]) site.write(path, 'new');
    for (const path of old) site.remove(path);
    target.copy([...articles, ...pictures], old);
    await caughtUp(target);
    const times = (method: string, isPicture: boolean) =>
      server.seen.filter((request) => request.method === method && request.path.startsWith('_pictures/') === isPicture);
    const end = (requests: { answered: number }[]) => Math.max(...requests.map(({ answered }) => answered));
    const begin = (requests: { begun: number }[]) => Math.min(...requests.map(({ begun }) => begun));
    expect(server.seen).toHaveLength(160);
    expect(end(times('PUT', true))).toBeLessThan(begin(times('PUT', false)));
    expect(end(times('PUT', false))).toBeLessThan(begin([...times('DELETE', false), ...times('DELETE', true)]));
  });

  test('may lose a file to the next one before it is sent', async () => {
    const { server, target } = await copiedSite();
    target.copy(['articles/already-gone/index.html', 'index.html/below-a-file.html'], []);
    await caughtUp(target);
    expect(server.seen).toEqual([]);
  });

  test('sends a file anew that was removed by the one before', async () => {
    const { server, site, target } = await copiedSite();
    site.remove('index.html');
    target.copy([], ['index.html']);
    site.write('index.html', 'back again');
    target.copy(['index.html'], []);
    await caughtUp(target);
    expect(await (await server.fetch('site/index.html')).text()).toBe('back again');
  });
});

describe('After a restart', () => {
  test('only what differs is sent, and what is gone is removed', async () => {
    const { server, site, target, options } = await copiedSite();
    await target.stop();
    site.write('index.html', 'changed meanwhile');
    site.remove('_pictures/0123-480.avif');
    const next = await open(options);
    next.start();
    await caughtUp(next);
    expect(server.sent('PUT')).toEqual(['index.html']);
    expect(server.sent('DELETE')).toEqual(['_pictures/0123-480.avif']);
  });

  test('for another bucket, everything is sent there', async () => {
    const { server, target, options } = await copiedSite();
    await target.stop();
    const next = await open({ ...options, url: 's3://other' });
    next.start();
    await caughtUp(next);
    expect(await server.list('other')).toEqual(Object.keys(pages).sort());
    expect(await server.list('site')).toEqual(Object.keys(pages).sort());
    expect(server.sent('DELETE')).toEqual([]);
  });

  test('a site whose folder is missing as a whole is waited for, and stays in the bucket', async () => {
    const { server, site, target, options } = await copiedSite();
    await target.stop();
    renameSync(site.dir, `${site.dir}-away`);
    const next = await open(options);
    next.start();
    await failure(next);
    expect(next.state().failure).toContain(site.dir);
    renameSync(`${site.dir}-away`, site.dir);
    await caughtUp(next);
    expect(server.seen).toEqual([]);
  });

  test('a copy that was killed goes on where it was', async () => {
    const paths = Array.from({ length: 400 }, (_, index) => `articles/${index}/index.html`);
    const [server, site] = [await startBucketServer(), makeSite(Object.fromEntries(paths.map((path) => [path, path])))];
    const options = { url: 's3://site', endpoint: server.endpoint, dir: site.dir, stateFile: site.stateFile };
    const program = `
      import { openS3Target } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../press/targets/s3.ts')))};
      (await openS3Target(${JSON.stringify(options)})).start();`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'inherit' });
    const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    await vi.waitFor(() => expect(server.seen.length).toBeGreaterThan(100), { timeout: 30_000, interval: 1 });
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    const before = server.sent('PUT');
    expect(before.length).toBeLessThan(paths.length);
    const [removed = '', ...rest] = before;
    site.remove(removed);

    const target = await open(options);
    target.start();
    await caughtUp(target);
    expect(await server.list()).toEqual(paths.filter((path) => path !== removed).sort());
    expect(server.sent('DELETE')).toEqual([removed]);
    // Of those that were under way, nobody knows whether they arrived.
    expect(server.sent('PUT').length).toBeLessThanOrEqual(1 + rest.length + (paths.length - before.length) + 8);
  });
});

test('Files that somebody else put into the bucket stay', async () => {
  const [server, site] = [await startBucketServer(), makeSite()];
  for (const path of ['site/logs/2026.txt', 'site/articles/theirs/index.html'])
    await fetch(`${server.endpoint}/${path}`, { method: 'PUT', body: 'not ours' });
  server.seen.length = 0;
  const target = await open({ ...site, url: 's3://site', endpoint: server.endpoint });
  target.start();
  target.copy([], ['articles/theirs/index.html', 'logs/2026.txt']);
  await caughtUp(target);
  expect(server.sent('DELETE')).toEqual([]);
  expect(await (await server.fetch('site/articles/theirs/index.html')).text()).toBe('not ours');
});

describe('A bucket that is down', () => {
  test('gets the newest of what was published meanwhile, and says why it waits', async () => {
    const { server, site, target } = await copiedSite();
    await server.goDown();
    site.write('index.html', 'first');
    target.copy(['index.html'], []);
    await failure(target);
    expect(target.state()).toEqual({
      pending: 1,
      failure: `The bucket site at ${server.endpoint} cannot be reached: connect ECONNREFUSED ${server.endpoint.slice(7)}. See that S3_ENDPOINT is right, and that this machine may connect to it.`,
    });
    site.write('index.html', 'second');
    site.write('articles/new/index.html', 'new');
    target.copy(['index.html', 'articles/new/index.html'], []);
    site.remove('articles/new/index.html');
    site.remove('articles/asbestos/index.html');
    target.copy([], ['articles/new/index.html', 'articles/asbestos/index.html']);
    expect(target.state().pending).toBe(3);
    await server.comeBack();
    await caughtUp(target);
    expect(server.sent('PUT')).toEqual(['index.html']);
    expect(server.sent('DELETE')).toEqual(['articles/asbestos/index.html']);
    expect(await (await server.fetch('site/index.html')).text()).toBe('second');
  });

  test('does not keep the press from stopping, and gets the rest after the next start', async () => {
    const { server, site, target, options } = await copiedSite();
    server.answerInstead(() => () => {
      // Never an answer.
    });
    site.write('index.html', 'while it hung');
    target.copy(['index.html'], []);
    const begun = performance.now();
    await target.stop();
    expect(performance.now() - begun).toBeLessThan(8000);
    server.answerInstead(undefined);
    const next = await open(options);
    next.start();
    await caughtUp(next);
    expect(server.sent('PUT')).toEqual(['index.html']);
  });

  test('and lost its answer, gets the file again, also if it is what the bucket had before', async () => {
    const { server, site, target } = await copiedSite();
    const [home, other] = ['<h1>Home</h1>', 'put there by the request whose answer was lost'];
    server.answerInstead((method) => (method === 'PUT' ? (request) => request.socket.destroy() : undefined));
    site.write('index.html', other);
    target.copy(['index.html'], []);
    await failure(target);
    server.answerInstead(undefined);
    await fetch(`${server.endpoint}/site/index.html`, { method: 'PUT', body: other });
    site.write('index.html', home);
    target.copy(['index.html'], []);
    await caughtUp(target);
    expect(await (await server.fetch('site/index.html')).text()).toBe(home);
  });

  test('is asked again when it is too busy', async () => {
    const { server, site, target } = await copiedSite();
    let left = 1;
    server.answerInstead(() =>
      left-- > 0
        ? (_request, response) => response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>')
        : undefined,
    );
    site.write('index.html', 'once more');
    target.copy(['index.html'], []);
    await failure(target);
    expect(target.state().failure).toContain('cannot answer now (503 SlowDown)');
    await caughtUp(target);
    expect(await (await server.fetch('site/index.html')).text()).toBe('once more');
  });
});

describe('A bucket that refuses', () => {
  test('the key says which rights it needs', async () => {
    const { server, site, target } = await copiedSite();
    server.answerInstead(() => refuse);
    site.write('index.html', 'changed');
    target.copy(['index.html'], []);
    await failure(target);
    expect(target.state()).toEqual({
      pending: 1,
      failure:
        'The bucket site refuses the key (403 AccessDenied): give the key s3:PutObject and s3:DeleteObject on site/*.',
    });
  });

  test('to remove files gets what is published all the same', async () => {
    const { server, site, target } = await copiedSite();
    server.answerInstead((method) => (method === 'DELETE' ? refuse : undefined));
    site.remove('index.html');
    target.copy([], ['index.html']);
    await failure(target);
    for (const content of ['one', 'two', 'three']) {
      site.write('articles/asbestos/index.html', content);
      target.copy(['articles/asbestos/index.html'], []);
      await vi.waitFor(() => expect(target.state().pending).toBe(1), { timeout: 2000, interval: 1 });
      expect(await (await server.fetch('site/articles/asbestos/index.html')).text()).toBe(content);
      expect(target.state().failure).toContain('s3:DeleteObject');
    }
    server.answerInstead(undefined);
    await caughtUp(target);
    expect(server.sent('DELETE')).toEqual(['index.html']);
  });

  test.each([
    [
      'is not there',
      { url: 's3://nowhere' },
      {},
      'There is no bucket nowhere (404 NoSuchBucket): create it, or correct S3_URL.',
    ],
    [
      'does not know the key',
      {},
      { AWS_ACCESS_KEY_ID: 'WRONG' },
      'does not know the key (403 InvalidAccessKeyId): correct AWS_ACCESS_KEY_ID.',
    ],
    ['does not believe the key', {}, { AWS_SECRET_ACCESS_KEY: 'WRONG' }, 'correct AWS_SECRET_ACCESS_KEY.'],
    ['is given no region', {}, { AWS_REGION: undefined }, 'The region of the bucket is not known: set AWS_REGION'],
    [
      'is given no key',
      {},
      { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
      'There is no key for the bucket site: set AWS_ACCESS_KEY_ID',
    ],
  ])('because it %s says what to correct', async (_why, where, environment, sentence) => {
    // Without these, the SDK asks the machine for a role, and the home folder for a profile.
    for (const [name, value] of Object.entries({
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      ...environment,
    }))
      vi.stubEnv(name, value);
    const [server, site] = [await startBucketServer(), makeSite()];
    const target = await open({ ...site, url: 's3://site', endpoint: server.endpoint, ...where });
    target.start();
    await failure(target);
    expect(target.state().failure).toContain(sentence);
  });

  test('to be named in such a way is not opened at all', async () => {
    await expect(openS3Target({ ...makeSite(), url: 'https://bucket.example' })).rejects.toThrow(
      'https://bucket.example names no bucket: S3_URL must look like s3://bucket or s3://bucket/folder.',
    );
  });
});

describe('A redirect', () => {
  const list = (entries: { from: string; to: string; status: number }[]) => JSON.stringify(entries);
  const files = {
    ...pages,
    'old/index.html': 'This page has moved',
    'old.html': 'This page has moved',
    'away/index.html': 'This page has moved',
    'for-now/index.html': 'This page has moved',
    'post/index.html': 'This page has moved',
    '_redirects.json': list([
      { from: '/old/', to: '/articles/asbestos/?from=old#top', status: 301 },
      { from: '/old.html', to: '/articles/müll/', status: 301 },
      { from: '/away/', to: 'https://elsewhere.example/a', status: 301 },
      { from: '/for-now/', to: '/articles/asbestos/', status: 302 },
      { from: '/post/', to: 'mailto:post@example.org', status: 301 },
    ]),
  };

  test('is a real one on the website of the bucket', async () => {
    const [server, site] = [await startBucketServer(), makeSite(files)];
    const target = await open({ ...site, url: 's3://website', endpoint: server.endpoint });
    target.start();
    await caughtUp(target);
    for (const [from, to] of [
      ['old/', '/articles/asbestos/?from=old#top'],
      ['old.html', '/articles/m%C3%BCll/'],
      ['away/', 'https://elsewhere.example/a'],
    ]) {
      const answer = await server.fetch(`website/${from}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([301, to]);
    }
  });

  test('is a page that sends the reader on, where S3 knows no such redirect', async () => {
    const { server } = await copiedSite(files);
    for (const path of ['site/for-now/index.html', 'site/post/index.html']) {
      const answer = await server.fetch(path);
      expect(answer.headers.get('x-amz-website-redirect-location')).toBeNull();
      expect(await answer.text()).toBe('This page has moved');
    }
  });

  test('list that is damaged holds the copy up, which says so', async () => {
    const { server, site, target } = await copiedSite(files);
    site.write('_redirects.json', '[{');
    target.copy(['_redirects.json'], []);
    await failure(target);
    expect(target.state().failure).toBe(
      `The copy in site waits. ${site.dir}/_redirects.json is no list of redirects: build the site anew, which writes it.`,
    );
    site.write('_redirects.json', '[]');
    await caughtUp(target);
    expect(server.sent('PUT').sort()).toEqual(['away/index.html', 'old.html', 'old/index.html']);
  });

  test('that changes is sent alone, and leaves the page that takes its place', async () => {
    const { server, site, target } = await copiedSite(files);
    site.write('old/index.html', 'A page again');
    site.write(
      '_redirects.json',
      list([
        { from: '/old.html', to: '/articles/müll/', status: 301 },
        { from: '/away/', to: 'https://elsewhere.example/b', status: 301 },
      ]),
    );
    target.copy(['old/index.html', '_redirects.json'], []);
    await caughtUp(target);
    expect(server.sent('PUT').sort()).toEqual(['away/index.html', 'old/index.html']);
    const location = async (path: string) =>
      (await server.fetch(`site/${path}`)).headers.get('x-amz-website-redirect-location');
    expect(await location('old/index.html')).toBeNull();
    expect(await location('away/index.html')).toBe('https://elsewhere.example/b');
  });
});
