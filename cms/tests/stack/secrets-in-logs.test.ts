import { expect, test } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { startPress } from '../../../.run/stack.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { copyNewsroom } from '../fixtures/copied-newsroom.ts';
import { randomHex } from '../fixtures/random.ts';

/** Every URL that lets its reader in, with something secret in it. */
const urls: ((secret: string) => string)[] = [
  (secret) => `/admin/auth/reset-password?code=${secret}`,
  (secret) => `/admin/auth/login?redirectTo=%2Fauth%2Freset-password%3Fcode%3D${secret}`,
  (secret) => `/admin/auth/register?registrationToken=${secret}`,
  (secret) => `/admin/registration-info?registrationToken=${secret}`,
  (secret) => `/api/guide-files/${secret}/guide.pdf`,
  (secret) => `/api/guide-confirmations/${secret}`,
  (secret) => `/api/guide-links?token=${secret}`,
  (secret) => `/api/articles?jwt=${secret}`,
  (secret) => `/api/articles?access_token=${secret}&sort=title`,
  (secret) => `/_preview/${secret}/live/`,
  (secret) => `/_press/status?ticket=${secret}`,
  (secret) => `/api/feed?token=${secret}`,
  // What a reader searches for.
  (secret) => `/search/?q=${secret}`,
];

test('no token of a URL, a header or a body reaches the output of the cms or the press', async () => {
  const newsroom = await copyNewsroom();
  const port = await freePort();
  const cms = await startCms({
    databaseUrl: newsroom.databaseUrl,
    dataDir: newsroom.dataDir,
    port,
    env: { PRESS_TOKEN: stack.pressToken, SITE_URL: stack.siteUrl },
  });
  const secrets = urls.map(() => `s3cr3t${randomHex()}`);
  const [header, body] = [`s3cr3t${randomHex()}`, `s3cr3t${randomHex()}`];
  // A press that can't start says why, with the URL that it was given.
  const password = `s3cr3t${randomHex()}`;
  const press = startPress(
    {
      cmsUrl: `http://press:${password}@127.0.0.1:${await freePort()}`,
      dataDir: newsroom.dataDir,
      pressToken: stack.pressToken,
      siteUrl: `http://127.0.0.1:${await freePort()}`,
      outDir: `${newsroom.dataDir}/dist`,
    },
    { SMTP_URL: '' },
  );
  try {
    for (const [index, url] of urls.entries()) {
      const path = url(secrets[index] ?? '');
      await fetch(cms.url + path, { headers: { authorization: `Bearer ${header}` }, redirect: 'manual' });
    }
    for (const path of ['/admin/reset-password', '/admin/register', '/admin/login'])
      await fetch(cms.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          resetPasswordToken: body,
          registrationToken: body,
          email: 'a@example.com',
          password: body,
        }),
      });
    const last = `/admin/init?last=${randomHex()}`;
    await fetch(cms.url + last);
    // Lines are written in order: once this one is there, all are.
    await expect.poll(() => cms.log(), { timeout: 60_000 }).toContain(last);
    await expect.poll(() => press.log(), { timeout: 60_000 }).not.toBe('');
  } finally {
    await press.stop();
    await cms.stop();
    await newsroom.remove();
  }
  const output = cms.log() + press.log();
  for (const secret of [...secrets, header, body, password]) expect(output).not.toContain(secret);
  expect(cms.log()).toContain('registrationToken=[redacted]');
});
