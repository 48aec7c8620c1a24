import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Cms, startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { ANSWER_REQUESTS, COUNT_REQUESTS } from '../../src/requests/contract.ts';
import { asRole, collection, type Fields, logIn, single } from '../fixtures/admin-api.ts';
import { copyNewsroom } from '../fixtures/copied-newsroom.ts';
import { word } from '../fixtures/samples.ts';

const chief = { email: 'first@example.com', password: 'Harbor-thistle-41' };
const PRESS_TOKEN = 'the-first-press-token-of-all';

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** A newsroom of its own beside the stack: an empty database in the stack's Postgres, and an empty data folder. */
async function newsroom() {
  const name = `set_up_${word()}`;
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  await client.query(`create database ${name}`);
  const databaseUrl = Object.assign(new URL(stack.databaseUrl), { pathname: `/${name}` }).href;
  const dataDir = mkdtempSync(join(tmpdir(), 'patient-press-set-up-'));
  closing.push(async () => {
    await client.query(`drop database ${name} with (force)`);
    await client.end();
    rmSync(dataDir, { recursive: true });
  });
  return async (env: NodeJS.ProcessEnv): Promise<Cms> => {
    const cms = await startCms({ databaseUrl, dataDir, port: await freePort(), env: { ...blank, ...env } });
    closing.push(cms.stop);
    return cms;
  };
}

/** What the person who runs the tests may have set for a newsroom of their own. An empty variable is one not set. */
const blank = {
  ADMIN_EMAIL: '',
  ADMIN_PASSWORD: '',
  PRESS_TOKEN: '',
  DEMO_CONTENT: '',
  SITE_URL: '',
  CMS_URL: '',
  CMS_HOST: '',
};

const reads = async ({ url }: Cms, token: string) =>
  (await fetch(`${url}/api/articles`, { headers: { authorization: `Bearer ${token}` } })).status;

test('a second start leaves everything as the administrator left it, and obeys a new press token', async () => {
  const start = await newsroom();
  const env = { ADMIN_EMAIL: chief.email, ADMIN_PASSWORD: chief.password, PRESS_TOKEN, DEMO_CONTENT: 'true' };
  const first = await start(env);
  expect(first.administrator).toEqual(chief);
  expect(await reads(first, PRESS_TOKEN)).toBe(200);

  const administrator = await logIn(first.url, chief);
  const articles = collection('api::article.article');
  const { list } = await administrator.call('GET', `${articles}?pageSize=100`);
  expect(list.length).toBeGreaterThan(9);
  expect((await administrator.call('DELETE', collection('api::article.article', list[0]?.documentId))).status).toBe(
    200,
  );

  const roles = (await administrator.call('GET', '/admin/roles')).list;
  const intake = roles.find(({ code }) => code === 'intake');
  const rights = `/admin/roles/${String(intake?.id)}/permissions`;
  const reading = { action: 'plugin::upload.read', subject: null, properties: {}, conditions: [] };
  expect((await administrator.call('PUT', rights, { permissions: [reading] })).status).toBe(200);
  const marketer = roles.find(({ code }) => code === 'marketer');
  expect((await administrator.call('DELETE', `/admin/roles/${String(marketer?.id)}`)).status).toBe(200);

  const view = '/content-manager/content-types/api::topic.topic/configuration';
  const shown = z.object({
    settings: z.unknown(),
    metadatas: z.record(z.string(), z.object({ edit: z.unknown(), list: z.looseObject({}) })),
    layouts: z.looseObject({}),
  });
  const { settings, metadatas, layouts } = shown.parse((await administrator.call('GET', view)).data.contentType);
  // The admin, too, sends everything back but this.
  const arranged = Object.fromEntries(
    Object.entries(metadatas).map(
      ([
        name,
        {
          edit,
          list: { mainField, ...column },
        },
      ]) => [name, { edit, list: column }],
    ),
  );
  const rearranged = { settings, metadatas: arranged, layouts: { ...layouts, list: ['slug', 'name'] } };
  expect((await administrator.call('PUT', view, rearranged)).status).toBe(200);
  await first.stop();

  const second = await start({
    ...env,
    ADMIN_EMAIL: 'second@example.com',
    PRESS_TOKEN: 'the-second-press-token-of-all',
    ACCEPT_CHANGED_SECRETS: 'PRESS_TOKEN',
  });
  expect(second.administrator).toBeUndefined();
  const later = await logIn(second.url, chief);
  const emails = (await later.call('GET', '/admin/users')).data.results;
  expect(
    z
      .array(z.looseObject({ email: z.string() }))
      .parse(emails)
      .map(({ email }) => email),
  ).toEqual([chief.email]);

  const names = ({ documentId }: Fields) => documentId;
  expect((await later.call('GET', `${articles}?pageSize=100`)).list.map(names).sort()).toEqual(
    list.slice(1).map(names).sort(),
  );
  expect((await later.call('GET', rights)).list).toMatchObject([reading]);
  expect((await later.call('GET', '/admin/roles')).list.map(({ code }) => code)).not.toContain('marketer');
  expect(shown.parse((await later.call('GET', view)).data.contentType).layouts.list).toEqual(['slug', 'name']);

  expect(await reads(second, 'the-second-press-token-of-all')).toBe(200);
  expect(await reads(second, PRESS_TOKEN)).toBe(401);
  await second.stop();
});

test('roles from before there were requests get to read them, or to see how many there are', async () => {
  const { databaseUrl, dataDir, sql, remove } = await copyNewsroom();
  closing.push(remove);
  await sql.query(`delete from admin_permissions where action in ('${ANSWER_REQUESTS}', '${COUNT_REQUESTS}')`);
  await sql.query(`delete from strapi_core_store_settings where key like '%role:%s-requests'`);

  const second = await startCms({
    databaseUrl,
    dataDir,
    port: await freePort(),
    env: { ...blank, PRESS_TOKEN: stack.pressToken },
  });
  closing.push(second.stop);
  const administrator = await logIn(second.url, stack.administrator);
  const roles = (await administrator.call('GET', '/admin/roles')).list;
  const actionsOf = async (wanted: string) => {
    const id = roles.find(({ code }) => code === wanted)?.id;
    return (await administrator.call('GET', `/admin/roles/${String(id)}/permissions`)).list.map(({ action }) => action);
  };
  expect(await actionsOf('intake')).toEqual([ANSWER_REQUESTS, COUNT_REQUESTS]);
  const marketers = await actionsOf('marketer');
  expect(marketers).toContain(COUNT_REQUESTS);
  expect(marketers).not.toContain(ANSWER_REQUESTS);
  await second.stop();
});

test('a newsroom from before there was a home page gets its rights and a draft of it, and keeps what its administrator changed', async () => {
  const { databaseUrl, dataDir, sql, remove } = await copyNewsroom();
  closing.push(remove);
  const ofHomePage = "subject = 'api::home-page.home-page'";
  await sql.query(`delete from admin_permissions where ${ofHomePage}`);
  await sql.query('delete from home_pages');
  await sql.query(
    "delete from strapi_core_store_settings where key like '%done:roles:home-page' or key like '%done:home-page'",
  );
  // This newsroom's reviewers don't publish, and read no pages.
  const reviewers =
    "(select permission_id from admin_permissions_role_lnk join admin_roles on admin_roles.id = role_id where code = 'reviewer')";
  await sql.query(`delete from admin_permissions where subject = 'api::page.page' and id in ${reviewers}`);

  const start = async () => {
    const env = { ...blank, PRESS_TOKEN: stack.pressToken };
    const cms = await startCms({ databaseUrl, dataDir, port: await freePort(), env });
    closing.push(cms.stop);
    return cms;
  };
  const second = await start();
  const administrator = await logIn(second.url, stack.administrator);
  const roles = (await administrator.call('GET', '/admin/roles')).list;
  const rightsOf = async (wanted: string) => {
    const id = roles.find(({ code }) => code === wanted)?.id;
    const rights = (await administrator.call('GET', `/admin/roles/${String(id)}/permissions`)).list;
    return rights.filter(({ subject }) => subject === 'api::home-page.home-page').map(({ action }) => action);
  };
  const explorer = (verb: string) => `plugin::content-manager.explorer.${verb}`;
  expect((await rightsOf('editor')).sort()).toEqual(['create', 'delete', 'publish', 'read', 'update'].map(explorer));
  expect(await rightsOf('reviewer')).toEqual([]);
  expect(await rightsOf('marketer')).toEqual([]);

  const editor = await asRole(second.url, administrator, 'editor');
  const { data } = await editor.call('GET', single('api::home-page.home-page'));
  expect(data).toMatchObject({ status: 'draft', startHere: { title: 'Newly diagnosed? Start here' } });
  await sql.query('delete from home_pages');
  await second.stop();

  // Made once: an administrator who deletes it is done with it.
  const third = await start();
  const later = await logIn(third.url, stack.administrator);
  expect((await later.call('GET', single('api::home-page.home-page'))).data.documentId).toBeUndefined();
  await third.stop();
});

test('without a name and a password, the first administrator is generated and printed once', async () => {
  const start = await newsroom();
  const first = await start({});
  expect(first.administrator?.email).toBe('admin@example.com');
  const administrator = await logIn(first.url, first.administrator ?? chief);
  expect((await administrator.call('GET', collection('api::article.article'))).list).toEqual([]);
  expect(first.log()).not.toContain(first.administrator?.password);
  await first.stop();

  const second = await start({});
  expect(second.administrator).toBeUndefined();
  await expect(logIn(second.url, first.administrator ?? chief)).resolves.toBeDefined();
  await second.stop();
});

test('a start with an environment that cannot be used ends with a message that says what to do', async () => {
  const started = startCms({
    databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
    dataDir: join(tmpdir(), 'not-made'),
    port: await freePort(),
    env: { ...blank, LEAD_KEY: 'short', CMS_PORT: 'many' },
  });
  const failure = await started.then(
    () => '',
    (error: unknown) => String(error),
  );
  expect(failure).toMatch(/^ {2}LEAD_KEY: must be 32 bytes in hex or base64/m);
  expect(failure).toMatch(/^ {2}CMS_PORT: must be a whole number from 1 to 65535/m);
  expect(failure).not.toMatch(/^\s+at /m);
});
