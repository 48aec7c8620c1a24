import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cms, startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { collection, logIn, type Session } from '../fixtures/admin-api.ts';
import { word } from '../fixtures/samples.ts';
import { PRESS_TOKEN, restoreVersionBefore } from '../fixtures/version-before.ts';

const name = `version_before_${word()}`;
const databaseUrl = Object.assign(new URL(stack.databaseUrl), { pathname: `/${name}` }).href;
const dataDir = mkdtempSync(join(tmpdir(), 'patient-press-version-before-'));
const server = new pg.Client({ connectionString: stack.databaseUrl });
const sql = new pg.Client({ connectionString: databaseUrl });
let cms: Cms;
let administrator: Session;
let rowsBefore: Record<string, number>;

/** How many rows each of the newsroom's tables has. Strapi's own, and what is pruned by the hour, are left out. */
async function countRows(): Promise<Record<string, number>> {
  const { rows } = await sql.query(
    `select tablename from pg_tables where schemaname = 'public' and tablename not like 'strapi\\_%'
     and tablename not in ('patient_press_changes', 'patient_press_migrations') order by 1`,
  );
  const counts: Record<string, number> = {};
  for (const { tablename } of rows)
    counts[tablename] = Number((await sql.query(`select count(*) from "${tablename}"`)).rows[0].count);
  return counts;
}

beforeAll(async () => {
  await server.connect();
  await server.query(`create database ${name}`);
  await sql.connect();
  await restoreVersionBefore(sql, dataDir);
  rowsBefore = await countRows();
  cms = await startCms({
    databaseUrl,
    dataDir,
    port: await freePort(),
    env: {
      PRESS_TOKEN,
      DEMO_CONTENT: 'true',
      ADMIN_EMAIL: 'other@example.com',
      SITE_URL: '',
      CMS_URL: '',
      CMS_HOST: '',
    },
  });
  administrator = await logIn(cms.url, { email: 'chief@example.com', password: 'Fixture-passw0rd' });
}, 180_000);

afterAll(async () => {
  await cms?.stop();
  await sql.end();
  await server.query(`drop database if exists ${name} with (force)`);
  await server.end();
  rmSync(dataDir, { recursive: true });
});

/** What a database consists of, whatever the order of its columns. */
async function structureOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(`
    select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as part
      from information_schema.columns where table_schema = 'public' and table_name like 'patient\\_press\\_%'
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select pg_get_triggerdef(oid) from pg_trigger where tgname like 'patient\\_press\\_%'
    union all select pg_get_functiondef(oid) from pg_proc where proname like 'patient\\_press\\_%'
    order by 1`);
  return rows.map(({ part }) => part);
}

test('a database of the version before loses no row when this version starts with it', async () => {
  expect(rowsBefore).toMatchObject({ articles: 22, patient_press_banner_versions: 6, callback_requests: 3 });
  const after = await countRows();
  // New rights, and addresses that the version before had not noted, may have come.
  const { admin_permissions = 0, admin_permissions_role_lnk = 0, patient_press_addresses = 0, ...same } = rowsBefore;
  expect(after).toMatchObject(same);
  expect(after.admin_permissions).toBeGreaterThanOrEqual(admin_permissions);
  expect(after.admin_permissions_role_lnk).toBeGreaterThanOrEqual(admin_permissions_role_lnk);
  expect(after.patient_press_addresses).toBeGreaterThanOrEqual(patient_press_addresses);
});

test('migrated, it has the tables, indexes, triggers and functions that a new one has', async () => {
  expect(await structureOf(sql)).toEqual(await structureOf(server));
});

test('what readers sent is decrypted, what was erased stays erased, and an opt-out stays one', async () => {
  const found = async (phone: string) => (await administrator.call('POST', '/intake/people/find', { phone })).data;
  expect(await found('+12125550188')).toMatchObject({ requests: [{ name: 'Grace Example', isUnreadable: false }] });
  expect(await found('+12125550177')).toMatchObject({ requests: [{ name: null, erasedAt: expect.any(String) }] });
  const { rows } = await sql.query(
    'select wording_key, contact is not null as "isOpen" from patient_press_consent_withdrawals',
  );
  expect(rows).toEqual([{ wording_key: 'callback', isOpen: true }]);
});

test('the press reads what was published, a renamed article’s old path leads to it, and banners have their versions', async () => {
  const response = await fetch(`${cms.url}/api/articles?filters[slug]=checkmate-renamed`, {
    headers: { authorization: `Bearer ${PRESS_TOKEN}` },
  });
  expect(await response.json()).toMatchObject({ data: [{ slug: 'checkmate-renamed' }] });
  const { list: redirects } = await administrator.call('GET', `${collection('api::redirect.redirect')}?pageSize=100`);
  expect(redirects).toContainEqual(
    expect.objectContaining({
      from: '/articles/nivolumab-ipilimumab-checkmate-743/',
      to: '/articles/checkmate-renamed/',
    }),
  );
  const { list: banners } = await administrator.call('GET', `${collection('api::cta-banner.cta-banner')}?pageSize=100`);
  const banner = banners.find((one) => one.name === 'Top bar: call or chat');
  const { rows } = await sql.query('select replaced_at from patient_press_banner_versions where banner = $1', [
    banner?.documentId,
  ]);
  expect(rows).toHaveLength(2);
});

test('nothing that is done once is done again: a role that was deleted stays deleted, and no demo content is added', async () => {
  const roles = (await administrator.call('GET', '/admin/roles')).list.map(({ code }) => code);
  expect(roles).toContain('intake');
  expect(roles).not.toContain('marketer');
  expect((await administrator.call('GET', '/admin/users')).data.results).toHaveLength(1);
});

test('articles that wait for a guide show it as soon as it is published again', async () => {
  const waiting = 'select owner_type, owner, target from patient_press_awaited_relations';
  const { rows } = await sql.query(waiting);
  expect(rows).toHaveLength(3);
  const guide = collection('api::guide.guide', rows[0].target);
  expect(await administrator.call('POST', `${guide}/actions/publish`, {})).toMatchObject({ status: 200 });
  expect((await sql.query(waiting)).rows).toEqual([]);
});
