import { expect, test } from 'vitest';
import { collection, type Fields } from '../fixtures/admin-api.ts';
import { ask } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import {
  administrator,
  askAs,
  certain,
  erase,
  eventsOf,
  exportOf,
  keep,
  keyring,
  noteNotified,
  samplePhones,
} from '../fixtures/people-api.ts';
import { sampleEmail } from '../fixtures/plant-request.ts';

/** The tables that contain a text, whatever the column. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const { rows: tables } = await sql.query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(60);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql.query(
      `select 1 from ${name} as t where exists (select from unnest($1::text[]) as one where strpos(lower(t::text), lower(one)) > 0) limit 1`,
      [texts],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

/** What banners and guides are counted by. */
const counts = async () => {
  const { rows } = await sql.query(`
    select 'guide' as of, guide_id::text as key, count(*) from guide_downloads_guide_lnk group by 2
    union all select 'banner', coalesce(cta_banner, ''), count(*) from guide_downloads group by 2
    union all select 'calls', verdict, count(*) from callback_requests group by 2
    union all select 'led', banner, sum(led) from patient_press_banner_counts group by 2 order by 1, 2`);
  return rows;
};

test('erasing a person leaves no trace but the proof of consent, and the counts as they were', async () => {
  const [guide] = (await administrator.call('GET', collection('api::guide.guide'))).list;
  const [banner] = (await administrator.call('GET', collection('api::cta-banner.cta-banner'))).list;
  const email = sampleEmail();
  const { phone, asTyped } = samplePhones();
  const name = 'Zebedee Quarrington';
  const call = await ask({ phone: asTyped, name, bestTime: 'after my xylophone lesson' });
  const requests = [
    await keep({ email, phone, name, guide: guide?.documentId, ctaBanner: String(banner?.documentId) }),
    await keep({ email, name, guide: guide?.documentId }),
  ];
  const [first = ''] = requests;
  await noteNotified(first, 'Sample Law Firm');
  await exportOf({ email });
  const hashes = [keyring.index('email', email), keyring.index('mailbox', email), keyring.index('phone', phone)];
  expect(await tablesWith(hashes)).toEqual(
    expect.arrayContaining([
      'public.guide_downloads',
      'public.callback_requests',
      'public.patient_press_intake_limits',
    ]),
  );
  const before = await counts();

  expect(await erase({ email })).toEqual({ erased: { guideDownloads: 2, callbackRequests: 1 }, notified: 1 });

  expect(await tablesWith([email, phone, phone.slice(2), 'quarrington', 'xylophone'])).toEqual([]);
  expect(await tablesWith(hashes)).toEqual(['public.patient_press_consents']);
  expect(await counts()).toEqual(before);
  for (const request of [...requests, call]) {
    expect((await eventsOf(request)).at(-1)).toEqual({ event: 'erased', done_by: 'Sample intake' });
    const { rows: jobs } = await sql.query(
      `select data from patient_press_jobs.job where name = 'tell-recipients' and data ->> 'request' = $1`,
      [request],
    );
    expect(jobs.map(({ data }) => data.event)).toContain('request.erased');
    const { rows: proofs } = await sql.query('select granted from patient_press_consents where request = $1', [
      request,
    ]);
    expect(proofs).toEqual([{ granted: true }]);
  }
  const { rows } = await sql.query('select * from guide_downloads where document_id = $1', [first]);
  expect(rows).toMatchObject([
    {
      email: null,
      name: null,
      phone: null,
      relationship: 'undisclosed',
      cta_banner: banner?.documentId,
      erased_at: expect.any(Date),
    },
  ]);
  const { rows: keys } = await sql.query(
    `select 1 from patient_press_intake_keys where idempotency_key in (select idempotency_key from guide_downloads where document_id = any($1))`,
    [requests],
  );
  expect(keys).toEqual([]);
});

test('an erased person is still shown to have been one, by the proof of consent, and is erased once', async () => {
  const email = sampleEmail();
  const request = await keep({ email, boxes: { callback: true } });
  await erase({ email });
  expect(await certain({ email })).toMatchObject([{ documentId: request, erasedAt: expect.any(String), name: null }]);
  expect(await erase({ email })).toEqual({ erased: { guideDownloads: 0, callbackRequests: 0 }, notified: 0 });
  expect((await eventsOf(request)).map(({ event }) => event)).toEqual(['erased']);
  expect((await exportOf({ email })).guideRequests).toMatchObject([
    { email: null, erasedAt: expect.any(String), consents: [{ wording: 'guide' }, { wording: 'callback' }] },
  ]);
});

test('asked for twice at the same moment, a person is erased once', async () => {
  const email = sampleEmail();
  const request = await keep({ email });
  const answers = await Promise.all([erase({ email }), erase({ email }), erase({ email })]);
  expect(answers.map(({ erased }) => erased.guideDownloads).sort()).toEqual([0, 0, 1]);
  expect(await eventsOf(request)).toHaveLength(1);
});

test('only the wanted ones of a person’s requests are erased, and no one else’s', async () => {
  const email = sampleEmail();
  const [one, other, another] = [await keep({ email }), await keep({ email }), await keep({ name: null })];
  expect((await erase({ email, requests: [one, another] })).erased).toEqual({ guideDownloads: 1, callbackRequests: 0 });
  const { rows } = await sql.query(
    'select document_id from guide_downloads where erased_at is null and document_id = any($1)',
    [[one, other, another]],
  );
  expect(rows.map((row: Fields) => row.document_id).sort()).toEqual([other, another].sort());
});

test('with Postgres failing in the middle, a request is erased whole or not at all', async () => {
  const email = sampleEmail();
  const request = await keep({ email });
  await sql.query('alter table patient_press_intake_keys rename to patient_press_intake_keys_away');
  try {
    expect((await askAs('erase', { email })).status).toBe(500);
  } finally {
    await sql.query('alter table patient_press_intake_keys_away rename to patient_press_intake_keys');
  }
  expect(await certain({ email })).toMatchObject([{ documentId: request, erasedAt: null }]);
  expect((await erase({ email })).erased.guideDownloads).toBe(1);
});
