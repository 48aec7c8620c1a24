import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { versionList } from '../../src/banners/versions-contract.ts';
import { asAdministrator, asRole } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { createBanner } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const marketer = await asRole(stack.cmsUrl, administrator, 'marketer');
const banner = await createBanner(marketer);
const path = `/banners/${banner.documentId}/versions`;

const content = (message: string) => ({
  name: banner.name,
  placement: 'top-bar',
  label: 'Attorney advertising',
  message,
  detail: null,
  image: null,
  actions: [{ kind: 'call', label: 'Call', number: '+18776376843' }],
  variants: [],
  colors: null,
  startsAt: null,
  endsAt: null,
  priority: 0,
  topics: [],
  pages: [],
  sponsor: null,
  approvedBy: 'A. Sample',
  approvedOn: null,
  approvalEndsOn: null,
});

beforeAll(async () => {
  for (const [message, from, to] of [
    ['Call us.', '2026-10-01T08:00:00Z', '2026-10-20T09:30:00Z'],
    ['=Call us now.', '2026-10-20T09:30:00Z', '2026-11-01T00:00:00Z'],
  ])
    await sql.query(
      `insert into patient_press_versions (content_type, document_id, kind, content, at, live_until, is_live)
       values ('shown-banner', $1, 'shown', $2, $3, $4, true)`,
      [banner.documentId, content(message ?? ''), from, to],
    );
});
afterAll(async () => {
  await sql.query("delete from patient_press_versions where content_type = 'shown-banner' and document_id = $1", [
    banner.documentId,
  ]);
});

const asFile = (format: string) =>
  fetch(`${stack.cmsUrl}${path}?format=${format}`, {
    headers: { authorization: `Bearer ${readFileSync(join(stack.dataDir, 'administrator-token'), 'utf8')}` },
  });

test('a marketer sees every version of a banner, and when readers were shown it', async () => {
  const { versions } = versionList.parse((await marketer.call('GET', path)).data);
  expect(
    versions.map(({ revision, content, shownFrom, shownUntil }) => [revision, content.message, shownFrom, shownUntil]),
  ).toEqual([
    [1, 'Call us.', '2026-10-01T08:00:00.000Z', '2026-10-20T09:30:00.000Z'],
    [2, '=Call us now.', '2026-10-20T09:30:00.000Z', '2026-11-01T00:00:00.000Z'],
  ]);
});

test('all of a version can be saved as JSON', async () => {
  const answer = await asFile('json');
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="banner-.*-versions-\d{4}-\d\d-\d\d\.json"$/,
  );
  expect((await answer.json()).versions[1].content).toEqual(content('=Call us now.'));
});

test('and as a table, where what looks like a formula is text', async () => {
  const answer = await asFile('csv');
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  const lines = (await answer.text()).trimEnd().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[2]).toContain(`"'=Call us now."`);
});

test.each(['editor', 'reviewer', 'intake'])('the role %s sees nothing', async (code) => {
  const session = await asRole(stack.cmsUrl, administrator, code);
  expect((await session.call('GET', path)).status).toBe(403);
});

test('no one sees anything without logging in', async () => {
  expect((await fetch(stack.cmsUrl + path)).status).toBe(401);
});
