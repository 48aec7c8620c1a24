import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { splitCitationMarks } from '@patient-press/shared/citation-marks';
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
/** The draft of one article. */
const TIMED = 'select min(id) from articles where published_at is null';
let options: Parameters<typeof startCms>[0];
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

/** The texts of an article's version, and the titles of its sources in the order of its list. */
interface Version {
  texts: string[];
  sources: string[];
}

const textsOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return 'text' in value && typeof value.text === 'string' ? [value.text] : Object.values(value).flatMap(textsOf);
};

/** Drafts and published versions of articles, by the ids of their rows. */
async function readVersions(): Promise<Map<number, Version>> {
  const { rows: texts } = await sql.query(
    `select part.entity_id as id, text.content from articles_cmps part join components_body_rich_texts text on text.id = part.cmp_id
     where part.component_type = 'body.rich-text' order by part.entity_id, part."order"`,
  );
  const { rows: sources } = await sql.query(
    `select part.entity_id as id, source.title from articles_cmps part
     join components_article_citations_source_lnk link on link.citation_id = part.cmp_id
     join sources source on source.id = link.source_id
     where part.component_type = 'article.citation' order by part.entity_id, part."order"`,
  );
  return new Map(
    [...Map.groupBy(texts, ({ id }) => id)].map(([id, of]) => [
      id,
      {
        texts: of.flatMap(({ content }) => textsOf(content)),
        sources: sources.filter((source) => source.id === id).map(({ title }) => title),
      },
    ]),
  );
}
let versionsBefore: Map<number, Version>;

beforeAll(async () => {
  await server.connect();
  await server.query(`create database ${name}`);
  await sql.connect();
  await restoreVersionBefore(sql, dataDir);
  rowsBefore = await countRows();
  versionsBefore = await readVersions();
  options = {
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
  };
  // Times that only a program could enter, and that did nothing.
  await sql.query(`update articles set publish_at = '2099-01-01', unpublish_at = '2020-01-01' where id = (${TIMED})`);
  cms = await startCms(options);
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
  // Roles, rights, and addresses that the version before had not noted, may have come.
  const growing = ['admin_roles', 'admin_permissions', 'admin_permissions_role_lnk', 'patient_press_addresses'];
  const { patient_press_banner_versions: ofBanners, ...others } = rowsBefore;
  // All versions are in one table now.
  const { rows } = await sql.query("select count(*) from patient_press_versions where content_type = 'shown-banner'");
  expect(Number(rows[0].count)).toBe(ofBanners);
  for (const [table, count] of Object.entries(others)) {
    if (growing.includes(table)) expect(after[table], table).toBeGreaterThanOrEqual(count);
    else expect(after[table], table).toBe(count);
  }
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
  const { rows } = await sql.query(
    "select live_until from patient_press_versions where content_type = 'shown-banner' and document_id = $1",
    [banner?.documentId],
  );
  expect(rows).toHaveLength(2);
});

test('every mark by number cites by key the source that it cited, in drafts and published versions', async () => {
  const { rows } = await sql.query('select cite_key, title from sources');
  const titles = new Map(rows.map(({ cite_key, title }) => [cite_key, title]));
  expect(titles.size).toBe(rows.length);
  expect(titles.get('pavlyukov2018')).toMatch(/^Apoptotic Cell-Derived/);
  // `<title>` in the place of a mark: so the words around it are compared, too.
  const byNumber = ({ texts, sources }: Version) =>
    texts.map((text) =>
      text.replaceAll(/\[([\d, ]+)\]/g, (_, numbers: string) =>
        numbers
          .split(',')
          .map((number) => `<${sources[Number(number) - 1]}>`)
          .join(''),
      ),
    );
  const byKey = ({ texts }: Version) =>
    texts.map((text) =>
      splitCitationMarks(text)
        .map((piece) =>
          typeof piece === 'string' ? piece : piece.items.map(({ key }) => `<${titles.get(key)}>`).join(''),
        )
        .join(''),
    );
  const after = await readVersions();
  expect(after.size).toBe(22);
  for (const [id, before] of versionsBefore) {
    const now = after.get(id);
    expect(now?.sources).toEqual(before.sources);
    expect(now && byKey(now)).toEqual(byNumber(before));
    expect(now?.texts.join('')).not.toMatch(/\[\d/);
  }
});

test('converting marks again changes nothing, and roles of before may write what is new', async () => {
  const before = await readVersions();
  await cms.stop();
  await sql.query("delete from patient_press_migrations where name like 'citations/%'");
  // As in a newsroom whose counsel came before this permission.
  await sql.query("delete from admin_permissions where action = 'api::past.read'");
  await sql.query("delete from strapi_core_store_settings where key like '%role:counsel:reads-past'");
  cms = await startCms(options);
  administrator = await logIn(cms.url, { email: 'chief@example.com', password: 'Fixture-passw0rd' });
  expect(await readVersions()).toEqual(before);
  const { rows } = await sql.query(
    `select subject, action from admin_permissions
     where properties->'fields' ?| array['citeKey', 'sources.note'] and subject in ('api::source.source', 'api::page.page', 'api::guide.guide')`,
  );
  const writable = rows.filter(({ action }) => action.endsWith('explorer.update')).map(({ subject }) => subject);
  expect(new Set(writable)).toEqual(new Set(['api::source.source', 'api::page.page', 'api::guide.guide']));
  const { rows: readers } = await sql.query(
    `select role.code from admin_permissions permission
     join admin_permissions_role_lnk link on link.permission_id = permission.id
     join admin_roles role on role.id = link.role_id where permission.action = 'api::past.read' order by 1`,
  );
  expect(readers.map(({ code }) => code)).toEqual(['counsel', 'strapi-super-admin']);
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

test('times that articles had, and that did nothing, ask to be confirmed, or are forgotten once they have passed', async () => {
  const { rows } = await sql.query('select action, at, state, reason from patient_press_schedules');
  expect(rows).toEqual([
    { action: 'publish', at: expect.any(Date), state: 'needs-confirmation', reason: 'entered-before' },
  ]);
  const article = await sql.query(`select publish_at, unpublish_at from articles where id = (${TIMED})`);
  expect(article.rows).toEqual([{ publish_at: expect.any(Date), unpublish_at: null }]);
});
