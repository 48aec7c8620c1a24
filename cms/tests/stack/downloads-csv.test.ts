import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { erase, guideRows, plant } from '../fixtures/download-samples.ts';
import { word } from '../fixtures/samples.ts';

const intake = await asRole(stack.cmsUrl, await asAdministrator(stack), 'intake');
const CSV = '/intake/guide-downloads/csv';

/** Asks for the file as a browser does. */
const ask = (filters: object) =>
  fetch(stack.cmsUrl + CSV, {
    method: 'POST',
    headers: { authorization: `Bearer ${intake.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ email: '', guide: null, state: 'all', ...filters }),
  });

/** The cells of a file whose cells hold no line breaks. */
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\r\n')
    .map((line) => (line.match(/"(?:[^"]|"")*"|\d+/g) ?? []).map((cell) => cell.replace(/^"|"$/g, '')));

const logOf = async () =>
  (
    await sql.query(
      `select requests, detail from patient_press_intake_log where action = 'csv' order by id desc limit 2`,
    )
  ).rows;

test('requests are saved as a table that spreadsheets open, and run nothing of', async () => {
  const email = `${word()}@example.com`;
  const [guide] = await guideRows();
  await plant({ email, name: '=HYPERLINK("http://example.com")', guide: guide?.documentId ?? null });
  const newest = await plant({ email, name: 'José', phone: '+442071838750', consents: { 'guide-calls': true } });
  const answer = await ask({ email });
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="guide-requests.csv"');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = bytes.subarray(3).toString('utf8');
  expect(text).toContain(`"'=HYPERLINK(""http://example.com"")"`);
  const [headings, first, second] = linesOf(text);
  expect(headings?.slice(0, 6)).toEqual(['requested at', 'email', 'name', 'phone', 'relationship', 'guide']);
  expect(first?.slice(1, 4)).toEqual([email, 'José', "'+44 20 7183 8750"]);
  expect(first).toContain('guide, guide-calls');
  expect(second?.[1]).toBe(email);
  expect(second?.[5]).toBe(guide?.title);
  expect((await logOf()).map(({ requests }) => requests.includes(newest))).toContain(true);
});

test('what was noted of a file says who, which filters and how many, but never the address that was typed', async () => {
  const email = `${word()}@example.com`;
  await plant({ email });
  await (await ask({ email, state: 'waiting' })).text();
  const { rows } = await sql.query(
    `select administrator_email, detail from patient_press_intake_log where detail is not null order by id desc limit 1`,
  );
  expect(rows[0]).toMatchObject({
    administrator_email: expect.stringMatching(/^intake-/),
    detail: { state: 'waiting', guide: null, byEmail: true, count: 1, isWhole: true },
  });
  expect(JSON.stringify(rows[0])).not.toContain(email);
});

test('what was erased is in the table without a person', async () => {
  const documentId = await plant();
  await erase(documentId);
  const lines = linesOf((await (await ask({ state: 'erased' })).text()).slice(1));
  expect(lines[1]?.slice(1, 4)).toEqual(['', '', '']);
});

test('a file that is not one of guide requests is refused', async () => {
  expect((await ask({ state: 'lost' })).status).toBe(400);
});
