import { spawn } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { pictureDir } from '../../press/content/pictures.ts';
import { cacheControl } from '../../press/lib/cache-control.ts';
import { startBucketServer } from '../fixtures/bucket-server.ts';
import {
  caughtUp,
  copiedSite,
  failureOf,
  makeSiteFolder,
  openTarget,
  pages,
  stubKey,
} from '../fixtures/copied-site.ts';

beforeEach(stubKey);

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

  test('lets pictures be cached where the press puts them, and pages with such names elsewhere not', () => {
    expect(cacheControl(`${pictureDir}/0123-480.avif`)).toContain('immutable');
    expect(cacheControl(`/${pictureDir}/0123-480.avif`)).toContain('immutable');
    expect(cacheControl(`articles/${pictureDir}/index.html`)).toContain('must-revalidate');
  });

  test('is in the folder that the address names', async () => {
    const [server, site] = [await startBucketServer(), makeSiteFolder()];
    const target = await openTarget({ ...site, url: 's3://site/news/en/', endpoint: server.endpoint });
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

  test('sends a file again that was removed by the one before', async () => {
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
    const next = await openTarget(options);
    next.start();
    await caughtUp(next);
    expect(server.sent('PUT')).toEqual(['index.html']);
    expect(server.sent('DELETE')).toEqual(['_pictures/0123-480.avif']);
  });

  test('for another bucket, everything is sent there', async () => {
    const { server, target, options } = await copiedSite();
    await target.stop();
    const next = await openTarget({ ...options, url: 's3://other' });
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
    const next = await openTarget(options);
    next.start();
    await failureOf(next);
    expect(next.state().failure).toContain(site.dir);
    renameSync(`${site.dir}-away`, site.dir);
    await caughtUp(next);
    expect(server.seen).toEqual([]);
  });

  test('a copy that was killed goes on where it was', async () => {
    const paths = Array.from({ length: 400 }, (_, index) => `articles/${index}/index.html`);
    const [server, site] = [
      await startBucketServer(),
      makeSiteFolder(Object.fromEntries(paths.map((path) => [path, path]))),
    ];
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

    const target = await openTarget(options);
    target.start();
    await caughtUp(target);
    expect(await server.list()).toEqual(paths.filter((path) => path !== removed).sort());
    expect(server.sent('DELETE')).toEqual([removed]);
    // Of those that were under way, no one knows whether they arrived.
    expect(server.sent('PUT').length).toBeLessThanOrEqual(1 + rest.length + (paths.length - before.length) + 8);
  });
});

test('Files that someone else put into the bucket stay', async () => {
  const [server, site] = [await startBucketServer(), makeSiteFolder()];
  for (const path of ['site/logs/2026.txt', 'site/articles/theirs/index.html'])
    await fetch(`${server.endpoint}/${path}`, { method: 'PUT', body: 'not ours' });
  server.seen.length = 0;
  const target = await openTarget({ ...site, url: 's3://site', endpoint: server.endpoint });
  target.start();
  target.copy([], ['articles/theirs/index.html', 'logs/2026.txt']);
  await caughtUp(target);
  expect(server.sent('DELETE')).toEqual([]);
  expect(await (await server.fetch('site/articles/theirs/index.html')).text()).toBe('not ours');
});
