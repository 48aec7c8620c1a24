import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Cms, startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { copyNewsroom } from '../fixtures/copied-newsroom.ts';

const newsroom = await copyNewsroom();
const { sql, dataDir } = newsroom;
for (const folder of ['public', 'private'])
  cpSync(join(stack.template.dataDir, folder), join(dataDir, folder), { recursive: true });
let cms: Cms | undefined;
afterAll(async () => {
  await cms?.stop();
  await newsroom.remove();
});

const column = async (query: string): Promise<string[]> =>
  (await sql.query({ text: query, rowMode: 'array' })).rows.map(([first]) => String(first));

test('with DEMO_CONTENT=remove, the demo goes, but for what someone changed and what that uses', async () => {
  // An editor saved one article. Settings and home page are never removed, and what they show stays as well.
  const [edited = ''] = await column("select document_id from articles where slug = 'asbestos-trust-funds' limit 1");
  await sql.query('update articles set updated_by_id = (select min(id) from admin_users) where document_id = $1', [
    edited,
  ]);
  const authors = await column(
    `select distinct people.slug from people join articles_authors_lnk on people.id = person_id
     join articles on articles.id = article_id where articles.document_id = '${edited}' order by 1`,
  );
  const before = Number((await column('select count(distinct document_id) from articles'))[0]);
  const filesBefore = readdirSync(join(dataDir, 'public/uploads')).length;

  cms = await startCms({
    databaseUrl: newsroom.databaseUrl,
    dataDir,
    port: await freePort(),
    env: { PRESS_TOKEN: stack.pressToken, SITE_URL: stack.siteUrl, DEMO_CONTENT: 'remove' },
  });

  const log = cms.log();
  expect(log).toMatch(/Demo content removed: \d+ documents, \d+ files, 46 invented requests\./);
  const left = await column('select distinct document_id from articles');
  expect(left).toContain(edited);
  expect(left.length).toBeLessThan(before);
  expect(await column('select distinct slug from people')).toEqual(expect.arrayContaining(authors));
  for (const table of ['guide_downloads', 'callback_requests', 'recipients', 'patient_press_consent_withdrawals'])
    expect(await column(`select count(*) from ${table}`), table).toEqual(['0']);
  for (const table of ['cta_banners', 'patient_press_banner_counts'])
    expect(await column(`select count(*) from ${table}`), table).toEqual(['0']);
  const recorded =
    "select count(*) from patient_press_versions where content_type = 'shown-banner' or kind = 'deleted'";
  expect(await column(recorded)).toEqual(['0']);
  expect(await column('select count(*) from site_settings_entries')).toEqual(['1']);
  expect(readdirSync(join(dataDir, 'public/uploads')).length).toBeLessThan(filesBefore);
  // What stays has its files.
  const urls = await column("select url from files where url like '/uploads/%'");
  for (const url of urls) expect(existsSync(join(dataDir, 'public', url)), url).toBe(true);
  // The site settings offer this guide.
  expect(log).toMatch(/guide “questions-to-ask-in-the-first-weeks”: used by “/);
});
