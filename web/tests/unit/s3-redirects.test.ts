import { beforeEach, describe, expect, test } from 'vitest';
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
    const [server, site] = [await startBucketServer(), makeSiteFolder(files)];
    const target = await openTarget({ ...site, url: 's3://website', endpoint: server.endpoint });
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
    await failureOf(target);
    expect(target.state().failure).toBe(
      `The copy in site is waiting. ${site.dir}/_redirects.json isn’t a list of redirects. Build the site again to replace it.`,
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
