import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openS3Target } from '../../press/targets/s3.ts';
import { refuse, startBucketServer } from '../fixtures/bucket-server.ts';
import { caughtUp, copiedSite, failureOf, makeSiteFolder, openTarget, stubKey } from '../fixtures/copied-site.ts';

beforeEach(stubKey);

describe('A bucket that is down', () => {
  test('gets the newest of what was published meanwhile, and says why it waits', async () => {
    const { server, site, target } = await copiedSite();
    await server.goDown();
    site.write('index.html', 'first');
    target.copy(['index.html'], []);
    await failureOf(target);
    expect(target.state()).toEqual({
      pending: 1,
      failure: `The press can’t reach the bucket site at ${server.endpoint}: connect ECONNREFUSED ${server.endpoint.slice(7)}. Check S3_ENDPOINT, and that this machine can connect to it.`,
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
    expect(performance.now() - begun).toBeLessThan(30_000);
    server.answerInstead(undefined);
    const next = await openTarget(options);
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
    await failureOf(target);
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
    await failureOf(target);
    expect(target.state().failure).toContain('is unavailable right now (503 SlowDown)');
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
    await failureOf(target);
    expect(target.state()).toEqual({
      pending: 1,
      failure:
        'The bucket site refuses the key (403 AccessDenied). Give the key s3:PutObject and s3:DeleteObject on site/*.',
    });
  });

  test('to remove files gets what is published all the same', async () => {
    const { server, site, target } = await copiedSite();
    server.answerInstead((method) => (method === 'DELETE' ? refuse : undefined));
    site.remove('index.html');
    target.copy([], ['index.html']);
    await failureOf(target);
    for (const content of ['one', 'two', 'three']) {
      site.write('articles/asbestos/index.html', content);
      target.copy(['articles/asbestos/index.html'], []);
      await vi.waitFor(() => expect(target.state().pending).toBe(1), { timeout: 30_000, interval: 1 });
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
      'There is no bucket nowhere (404 NoSuchBucket). Create it, or fix S3_URL.',
    ],
    [
      'does not know the key',
      {},
      { AWS_ACCESS_KEY_ID: 'WRONG' },
      'doesn’t recognize the key (403 InvalidAccessKeyId). Fix AWS_ACCESS_KEY_ID.',
    ],
    ['does not believe the key', {}, { AWS_SECRET_ACCESS_KEY: 'WRONG' }, 'Fix AWS_SECRET_ACCESS_KEY.'],
    ['is given no region', {}, { AWS_REGION: undefined }, 'The region of the bucket is unknown. Set AWS_REGION'],
    [
      'is given no key',
      {},
      { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
      'There is no key for the bucket site. Set AWS_ACCESS_KEY_ID',
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
    const [server, site] = [await startBucketServer(), makeSiteFolder()];
    const target = await openTarget({ ...site, url: 's3://site', endpoint: server.endpoint, ...where });
    target.start();
    await failureOf(target);
    expect(target.state().failure).toContain(sentence);
  });

  test('to be named in such a way is not opened at all', async () => {
    await expect(openS3Target({ ...makeSiteFolder(), url: 'https://bucket.example' })).rejects.toThrow(
      'https://bucket.example names no bucket. S3_URL must look like s3://bucket or s3://bucket/folder.',
    );
  });
});
