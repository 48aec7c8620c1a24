import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test, vi } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { startPostgres } from '../../../.run/postgres.ts';
import { asAdministrator, type Session, single } from '../../../cms/tests/fixtures/admin-api.ts';
import { ownPress } from '../fixtures/own-press.ts';
import { statusOf } from '../fixtures/press.ts';

// A newsroom of this file's own, because its parts are stopped and started: first there is only a press.

const dataDir = mkdtempSync(join(tmpdir(), 'own-newsroom-'));
// Postgres, which does not run as root, must reach its folder below.
chmodSync(dataDir, 0o755);
const whole: (() => Promise<unknown>)[] = [async () => rmSync(dataDir, { recursive: true, force: true })];
afterAll(async () => {
  for (const stop of whole.toReversed()) await stop();
});

const database = { wantedDir: join(dataDir, 'postgres'), port: await freePort(), password: 'test', durable: false };
const cmsPort = await freePort();
const cmsUrl = `http://127.0.0.1:${cmsPort}`;
const press = await ownPress({ cmsUrl, dataDir, pressToken: 'a-press-token-for-tests-only' });
const login = { email: 'chief@example.com', password: 'Quarry-lantern-58' };

let postgres: Awaited<ReturnType<typeof startPostgres>>;
let administrator: Session;

const healthz = async () => (await fetch(`${press.siteUrl}/healthz`).catch(() => null))?.status;
const until = (what: () => Promise<unknown>) => vi.waitUntil(what, { timeout: 60_000, interval: 20 });
const untilFailureIs = (words: RegExp) => until(async () => words.test((await statusOf(press)).failure ?? ''));
const home = async () => {
  const answer = await fetch(press.siteUrl);
  return { status: answer.status, html: await answer.text() };
};

/** @returns what the editor sees when it goes wrong; empty when it is saved. */
async function saveSettings(tagline: string): Promise<string> {
  const saved = await administrator.call('PUT', single('api::site-settings.site-settings'), {
    siteName: 'Sample Site',
    publisherName: 'Sample Publishing',
    medicalDisclaimer: 'Ask your doctor.',
    tagline,
  });
  return saved.message;
}

async function startNewsroom(): Promise<void> {
  postgres = await startPostgres(database);
  whole.push(() => postgres.stop());
  const cms = await startCms({
    databaseUrl: postgres.url,
    dataDir,
    port: cmsPort,
    env: {
      SITE_URL: press.siteUrl,
      PRESS_TOKEN: press.pressToken,
      ADMIN_EMAIL: login.email,
      ADMIN_PASSWORD: login.password,
    },
  });
  whole.push(cms.stop);
  administrator = await asAdministrator({ cmsUrl, dataDir, administrator: login });
}

test('a press that is started before its cms waits for it, and says so', async () => {
  press.start();
  await until(async () => (await healthz()) === 503);
  await untilFailureIs(/^The press can’t reach the cms at \S+ \(.*\)\. Start the cms, or set CMS_URL/);
  expect(await home()).toEqual({ status: 503, html: 'This site is being set up. Try again in a moment.' });
});

test('then it waits for the site’s settings, says so, and continues automatically once they are saved', async () => {
  await startNewsroom();
  await untilFailureIs(/^The site has no settings yet\. Fill in and save “Site settings” in the admin\.$/);
  expect(await healthz()).toBe(503);
  expect(await saveSettings('The first tagline')).toBe('');
  await press.ready();
  expect(await home()).toMatchObject({ status: 200, html: expect.stringContaining('The first tagline') });
  expect(await statusOf(press)).toMatchObject({ isHealthy: true, failure: null, problems: [] });
});

/** An editor saves, again when the cms had not noticed yet that a connection is gone; then it goes live automatically. */
async function expectPublishing(tagline: string): Promise<void> {
  await until(async () => (await healthz()) === 200);
  await until(async () => (await saveSettings(tagline)) === '');
  await until(async () => (await home()).html.includes(tagline));
}

test('while Postgres is restarted readers are served, and publishing continues automatically', async () => {
  await postgres.stop();
  await until(async () => (await healthz()) === 503);
  expect(await home()).toMatchObject({ status: 200, html: expect.stringContaining('The first tagline') });
  expect((await statusOf(press)).failure).toMatch(/^The cms /);
  postgres = await startPostgres(database);
  await expectPublishing('After the restart');
});

test('when every connection to Postgres is cut, publishing continues automatically', async () => {
  const sql = new pg.Client({ connectionString: postgres.url });
  await sql.connect();
  await sql.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename is not null',
  );
  await sql.end();
  await expectPublishing('After the cut');
  expect(await home()).toMatchObject({ status: 200 });
});
