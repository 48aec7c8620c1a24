import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { callList, callTotals } from '../../src/inbox/call-contract.ts';
import { guideRequestList, guideRequestTotals } from '../../src/inbox/guide-contract.ts';
import { asRole } from '../fixtures/admin-api.ts';
import { ask } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import { erase, plant } from '../fixtures/download-samples.ts';
import { administrator, askToSearch, found, intake, SEARCH, search } from '../fixtures/request-search-api.ts';
import { word } from '../fixtures/samples.ts';

const everything = { email: '', guide: null, state: 'all' };
const logRows = async () =>
  (
    await sql.query(
      `select action, administrator_email, requests, detail from patient_press_intake_log
       where action = 'search' order by id desc limit 3`,
    )
  ).rows;

describe('someone of intake', () => {
  test('finds requests of both kinds by a part of a name, an email or a phone', async () => {
    const [family, local] = [word(), word()];
    const guide = await plant({ email: `Zoe.${local}@example.com`, name: `Zoë ${family}`, phone: '+12125550188' });
    const call = await ask({ name: `José ${family}-Sample`, phone: '212-555-0199' });
    expect(await found(family.slice(1, -1).toUpperCase())).toEqual([call, guide]);
    expect(await found(`zoe ${family}`)).toEqual([guide]);
    expect(await found(`${local}@exam`)).toEqual([guide]);
    expect(await found(`jose ${family}`)).toEqual([call]);
    expect(await found('(212) 555-019')).toContain(call);
    expect(await found('555.0188')).toContain(guide);
    expect(await found(`no one ${family}`)).toEqual([]);
  });

  test('finds a whole address or number also when the request was erased, by the proof of consent', async () => {
    const email = `${word()}@example.com`;
    const request = await plant({ email, consents: { 'guide-call': true } });
    await erase(request);
    expect(await found(email.toUpperCase())).toEqual([request]);
    expect(await found(email.slice(0, -1))).toEqual([]);
  });

  test('finds the others when one request cannot be decrypted', async () => {
    const name = word();
    const [broken, fine] = [await plant({ name }), await plant({ name })];
    await sql.query('update guide_downloads set name = email where document_id = $1', [broken]);
    expect(await found(name)).toEqual([fine]);
  });

  test('narrows every list, its totals and its file down to what was found, together with the filters', async () => {
    const name = word();
    const [waiting, suspect] = [
      await plant({ name, phone: '+12125550123', consents: { 'guide-call': true } }),
      await plant({ name, columns: { verdict: 'suspect' } }),
    ];
    const { found: among } = await search(name);
    const list = async (state: string) => {
      const sent = { ...everything, state, before: null, among };
      const { data } = await intake.call('POST', '/intake/guide-downloads/search', sent);
      return guideRequestList.parse(data).requests.map(({ documentId }) => documentId);
    };
    expect([await list('all'), await list('suspect')]).toEqual([[suspect, waiting], [suspect]]);
    const { state: _, ...filters } = everything;
    const totals = await intake.call('POST', '/intake/guide-downloads/totals', { ...filters, among });
    expect(guideRequestTotals.parse(totals.data)).toMatchObject({ all: 2, suspect: 1, opened: 0 });
    const calls = await intake.call('POST', '/intake/calls/search', { state: 'open', after: null, among });
    expect(callList.parse(calls.data).calls.map(({ documentId }) => documentId)).toEqual([waiting]);
    expect(callTotals.parse((await intake.call('POST', '/intake/calls/totals', { among })).data)).toMatchObject({
      open: 1,
      done: 0,
    });
    const file = await fetch(`${stack.cmsUrl}/intake/guide-downloads/csv`, {
      method: 'POST',
      headers: { authorization: `Bearer ${intake.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...everything, among }),
    });
    expect((await file.text()).trimEnd().split('\r\n')).toHaveLength(3);
  });

  test('is asked for more when nearly everyone would match', async () => {
    for (const typed of ['a', '12', '@@'])
      expect(await askToSearch(typed)).toMatchObject({ status: 400, message: expect.stringMatching(/two letters/) });
    for (const sent of [{ text: '', from: null }, { text: 'x'.repeat(121), from: null }, { text: 'zoe' }])
      expect((await intake.call('POST', SEARCH, sent)).status).toBe(400);
  });
});

describe('a search', () => {
  test('is noted with how far it looked, and never with what was typed', async () => {
    const name = `Quentin${word()}`;
    const request = await plant({ name });
    await search(name.slice(0, 12));
    const [matches, searched] = await logRows();
    expect(matches).toMatchObject({ requests: [request], detail: null });
    expect(searched).toMatchObject({
      administrator_email: expect.stringMatching(/^intake-/),
      requests: [],
      detail: { fields: ['name', 'email'], found: 1, end: 'all', read: expect.any(Number) },
    });
    await search(`${name}nobody`);
    const [none] = await logRows();
    expect(none).toMatchObject({ requests: [], detail: { found: 0 } });
    const { rows: log } = await sql.query(
      "select string_agg(row::text, e'\\n') as text from patient_press_intake_log row",
    );
    expect(String(log[0]?.text).toLowerCase()).not.toContain(name.toLowerCase());
  });

  test('leaves nothing that was typed or found in the database in plain text', async () => {
    const typed = `plain${word()}`;
    await plant({ name: `${typed} Sample`, email: `${typed}@example.com` });
    expect(await found(typed)).toHaveLength(1);
    const { rows: tables } = await sql.query(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables) {
      const { rows } = await sql.query(`select count(*) from ${name} row where row::text ilike $1`, [`%${typed}%`]);
      expect([name, rows[0]?.count]).toEqual([name, '0']);
    }
  });

  test('answers with no name, address or number, and is not cached', async () => {
    const name = word();
    await plant({ name, email: `${name}@example.com` });
    const answer = await fetch(stack.cmsUrl + SEARCH, {
      method: 'POST',
      headers: { authorization: `Bearer ${intake.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: name, from: null }),
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).not.toContain(name);
  });

  test.each(['editor', 'reviewer', 'marketer', 'counsel'])('is not for the %s', async (code) => {
    const session = await asRole(stack.cmsUrl, administrator, code);
    const sent = { text: 'grace', from: null };
    expect((await session.call('POST', SEARCH, sent)).status).toBe(403);
    for (const path of ['guide-downloads', 'callback-requests', 'calls'])
      expect((await session.call('POST', `/intake/${path}/totals`, {})).status).toBe(403);
  });

  test('is not for anyone without a login', async () => {
    for (const authorization of ['', `Bearer ${stack.pressToken}`]) {
      const answer = await fetch(stack.cmsUrl + SEARCH, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ text: 'grace', from: null }),
      });
      expect(answer.status).toBe(401);
    }
  });
});

test('when too many search at once, some are asked to wait, and the others are answered', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => askToSearch(word())));
  const statuses = new Set(answers.map(({ status }) => status));
  expect([...statuses].every((status) => status === 200 || status === 429)).toBe(true);
  expect(statuses).toContain(200);
  for (const { status, message } of answers) if (status === 429) expect(message).toMatch(/Wait .* and search again\.$/);
});

test('someone who searches all the time is asked to wait', async () => {
  const { rows } = await sql.query(
    `update patient_press_intake_limits set points = 60, expire = extract(epoch from now()) * 1000 + 50000
     where key like 'search:administrator-%' returning key`,
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(await askToSearch('grace')).toMatchObject({
    status: 429,
    message: expect.stringMatching(/^You searched 60 times within a minute\. Wait \d+ seconds, and search again\.$/),
  });
  await sql.query(`delete from patient_press_intake_limits where key like 'search:administrator-%'`);
  expect((await askToSearch('grace')).status).toBe(200);
});
