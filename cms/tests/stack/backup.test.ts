import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { OUTGOING_QUEUES } from '../../backup/database/restore-database.ts';
import { prepareRestore, restoreInto } from '../../backup/restore.ts';
import { emptyPlace, newsroomToSave, restoreDefaults, type SavedNewsroom } from '../fixtures/saved-newsroom.ts';

let newsroom: SavedNewsroom;
let archive: string;
beforeAll(async () => {
  newsroom = await newsroomToSave();
  archive = (await newsroom.save()).file ?? '';
});
afterAll(() => newsroom.remove());

async function place() {
  const made = await emptyPlace();
  onTestFinished(() => made.remove());
  return made;
}

/** What a database consists of: read otherwise than the backup reads it. */
const STRUCTURE = `
  select format('%s.%s.%s %s %s %s', table_schema, table_name, column_name, udt_name, is_nullable, column_default) as part
    from information_schema.columns where table_schema in ('public', 'patient_press_jobs')
  union all select indexdef from pg_indexes where schemaname in ('public', 'patient_press_jobs')
  union all select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint
    where connamespace::regnamespace::text in ('public', 'patient_press_jobs')
  union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all select pg_get_functiondef(oid) from pg_proc where pronamespace::regnamespace::text in ('public', 'patient_press_jobs')
  union all select format('%s of %s %s', inhrelid::regclass, inhparent::regclass, pg_get_expr(relpartbound, pg_class.oid))
    from pg_inherits join pg_class on pg_class.oid = inhrelid
  union all select format('%s.%s %s %s %s', schemaname, sequencename, last_value, increment_by, data_type) from pg_sequences
  order by 1`;

test('a restored database has every table, column, key, index, trigger, function and sequence of the original', async () => {
  const empty = await place();
  await empty.restore(archive);
  const { rows } = await newsroom.sql.query(STRUCTURE);
  expect(rows.length).toBeGreaterThan(1000);
  expect(await empty.read(STRUCTURE)).toEqual(rows);
});

test('a restored database has every row, with odd texts, and new rows get new numbers', async () => {
  const odd = 'tab\t newline\n backslash \\. \\N quote \' " emoji 🫁 \u2028';
  await newsroom.sql.query('update articles set headline = $1 where id = (select min(id) from articles)', [odd]);
  const { file } = await newsroom.save();
  onTestFinished(() => rmSync(file ?? ''));
  const empty = await place();
  await empty.restore(file ?? '');
  const counts = `select format('select %L as table, count(*), md5(coalesce(string_agg(t::text, %L order by t::text), %L)) from %s t',
    c.oid::regclass, '|', '', c.oid::regclass) as query from pg_class c
    where relkind = 'r' and relnamespace::regnamespace::text in ('public', 'patient_press_jobs')
    and relname not in ('patient_press_changes', 'patient_press_feed') order by 1`;
  const { rows } = await newsroom.sql.query<{ query: string }>(counts);
  const all = `${rows.map(({ query }) => query).join(' union all ')} order by 1`;
  expect(await empty.read(all)).toEqual((await newsroom.sql.query(all)).rows);
  expect(await empty.read('select headline from articles where id = (select min(id) from articles)')).toEqual([
    { headline: odd },
  ]);
  const [made] = await empty.read(
    "insert into topics (document_id) values ('made-later') returning id > (select max(id) from topics) as is_new",
  );
  expect(made).toEqual({ is_new: true });
});

test('a press that followed the database before is sent to sync everything', async () => {
  const empty = await place();
  await empty.restore(archive);
  const [feed] = await empty.read(
    'select (select count(*) from patient_press_changes)::int as changes, kept_from <= pg_current_xact_id() as is_of_this_server from patient_press_feed',
  );
  expect(feed).toEqual({ changes: 0, is_of_this_server: true });
});

test('only its owner may read an archive, and it holds the secrets but not the password of the database server', () => {
  expect(statSync(archive).mode & 0o777).toBe(0o600);
  const tar = gunzipSync(readFileSync(archive)).toString('latin1');
  expect(tar).toContain('"LEAD_KEY"');
  expect(tar).not.toContain('POSTGRES_PASSWORD');
});

test('files that the media library names are restored, and those that are gone are named in a warning', async () => {
  const uploads = join(newsroom.dataDir, 'public/uploads');
  const [gone = ''] = readdirSync(uploads);
  const content = readFileSync(join(uploads, gone));
  rmSync(join(uploads, gone));
  onTestFinished(() => writeFileSync(join(uploads, gone), content));
  writeFileSync(join(uploads, 'not-in-the-library.jpg'), 'no row names it');
  const warnings: string[] = [];
  const report = { progress: () => undefined, warn: (line: string) => void warnings.push(line) };
  const { file, missingFiles } = await newsroom.save({ report });
  onTestFinished(() => rmSync(file ?? ''));
  expect(missingFiles).toEqual([`public/uploads/${gone}`]);
  expect(warnings.join()).toContain(gone);
  const empty = await place();
  await empty.restore(file ?? '');
  const restored = readdirSync(join(empty.dataDir, 'public/uploads'));
  expect(restored.sort()).toEqual(
    readdirSync(uploads)
      .filter((name) => name !== 'not-in-the-library.jpg')
      .sort(),
  );
});

test.each([
  ['cut off', (file: string) => truncateSync(file, statSync(file).size - 2000)],
  ['cut off in the middle', (file: string) => truncateSync(file, statSync(file).size >> 1)],
  ['empty', (file: string) => truncateSync(file, 0)],
  ['another file', (file: string) => writeFileSync(file, 'This is no archive.')],
  [
    'changed in one byte',
    (file: string) => {
      const tar = gunzipSync(readFileSync(file));
      const at = tar.indexOf('mesothelioma');
      tar.write('M', at, 'latin1');
      writeFileSync(file, gzipSync(tar));
    },
  ],
])('an archive that is %s is refused, and nothing is touched', async (_what, damage) => {
  const damaged = join(newsroom.archives, 'damaged.tar.gz');
  writeFileSync(damaged, readFileSync(archive));
  onTestFinished(() => rmSync(damaged));
  damage(damaged);
  const empty = await place();
  await expect(empty.restore(damaged)).rejects.toThrow(/^The archive is damaged .*Nothing was changed/);
  expect(await empty.read("select 1 from pg_class where relnamespace = 'public'::regnamespace")).toEqual([]);
  expect(empty.files()).toEqual([]);
});

test('an encrypted archive shows nothing without its passphrase, and a wrong one is refused', async () => {
  const { file } = await newsroom.save({ passphrase: 'the right one' });
  const source = (passphrase: string | undefined) => ({ source: { file: file ?? '', passphrase } });
  onTestFinished(() => rmSync(file ?? ''));
  expect(file).toMatch(/\.tar\.gz\.age$/);
  const empty = await place();
  await expect(empty.restore(file ?? '', source(undefined))).rejects.toThrow(/is encrypted\. Set BACKUP_PASSPHRASE/);
  await expect(empty.restore(file ?? '', source('the wrong one'))).rejects.toThrow(/the passphrase is wrong/);
  expect(empty.files()).toEqual([]);
  await empty.restore(file ?? '', source('the right one'));
  expect(await empty.read('select count(*) > 0 as is_there from articles')).toEqual([{ is_there: true }]);
});

test('an archive of a newer version is refused, and says what is newer', async () => {
  const insert = "insert into patient_press_migrations (name) values ('banners/9999-from-the-future')";
  await newsroom.sql.query(insert);
  const { file } = await newsroom.save();
  await newsroom.sql.query("delete from patient_press_migrations where name like '%from-the-future'");
  onTestFinished(() => rmSync(file ?? ''));
  const empty = await place();
  await expect(empty.restore(file ?? '')).rejects.toThrow(
    /comes from a newer version: its database has been through banners\/9999-from-the-future/,
  );
});

test('where there is a newsroom, nothing is restored; replacing it sets aside what was there', async () => {
  const there = await place();
  await there.restore(archive);
  await expect(there.restore(archive)).rejects.toThrow(/^There is a newsroom already: the database, .*--replace/);
  const before = await there.read("insert into topics (document_id) values ('of-the-old-one') returning id");
  const { aside } = await there.restore(archive, { replace: true });
  expect(await there.read("select id from topics where document_id = 'of-the-old-one'")).toEqual([]);
  const [schema = ''] = aside.flatMap((one) => /schema (public_before_\w+)/.exec(one)?.[1] ?? []);
  expect(await there.read(`select id from ${schema}.topics where document_id = 'of-the-old-one'`)).toEqual(before);
  expect(there.files().filter((name) => name.includes('.before-'))).toHaveLength(3);
  expect(there.files()).toEqual(expect.arrayContaining(['private', 'public', 'secrets.json']));
});

test('nothing is restored into a database that someone else uses', async () => {
  const used = { ...(await place()), databaseUrl: newsroom.databaseUrl };
  // By this test's own connection.
  await newsroom.sql.query("set application_name = 'someone'");
  const options = { ...restoreDefaults, source: { file: archive, passphrase: undefined }, dataDir: used.dataDir };
  await expect(restoreInto(used.databaseUrl, await prepareRestore(options), options)).rejects.toThrow(
    /^The database is in use \(someone\)\. Stop the newsroom/,
  );
});

test('a copy sends nothing that was queued, has no active recipients, and shares no secret but those that decrypt', async () => {
  await newsroom.sql.query(
    `insert into patient_press_jobs.job (name, data) select name, '{}' from unnest($1::text[]) name
     where exists (select from patient_press_jobs.queue where queue.name = name)`,
    [OUTGOING_QUEUES],
  );
  await newsroom.sql.query('update recipients set is_active = true');
  const { file } = await newsroom.save();
  onTestFinished(() => rmSync(file ?? ''));
  const [plain, copy] = [await place(), await place()];
  await plain.restore(file ?? '');
  await copy.restore(file ?? '', { asCopy: true });
  const queued = `select count(*)::int from patient_press_jobs.job where state < 'completed' and name in ('${OUTGOING_QUEUES.join("', '")}')`;
  expect((await plain.read(queued))[0]?.count).toBeGreaterThanOrEqual(OUTGOING_QUEUES.length);
  expect((await copy.read(queued))[0]?.count).toBe(0);
  const active = 'select count(*)::int from recipients where is_active';
  expect((await plain.read(active))[0]?.count).toBeGreaterThan(0);
  expect((await copy.read(active))[0]?.count).toBe(0);
  const secrets = (dataDir: string) => JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'));
  const [original, own] = [secrets(plain.dataDir), secrets(copy.dataDir)];
  expect(original.PRESS_TOKEN).toBe(stack.pressToken);
  const shared = Object.keys(original).filter((name) => original[name] === own[name]);
  expect(shared.sort()).toEqual(['ENCRYPTION_KEY', 'LEAD_KEY']);
});

test('what a backup would lose is named, and nothing is saved', async () => {
  await newsroom.sql.query('create view totals as select count(*) from articles');
  onTestFinished(async () => void (await newsroom.sql.query('drop view totals')));
  const before = readdirSync(newsroom.archives);
  await expect(newsroom.save()).rejects.toThrow('view public.totals');
  expect(readdirSync(newsroom.archives)).toEqual(before);
});

test('secrets of another newsroom are noticed before they are saved', async () => {
  await expect(
    newsroom.save({ dataDir: stack.dataDir, env: { PRESS_TOKEN: 'the-token-of-someone-else' } }),
  ).rejects.toThrow(/The PRESS_TOKEN found here isn’t the one that this database is used with/);
});
