import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { runToEnd } from '../../../.run/processes.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { type AuditEntry, auditChoices, auditPage } from '../../src/audit/contract.ts';
import { auditWords } from '../../src/audit/words.ts';
import { logInWith, plantUser, post } from '../fixtures/accounts.ts';
import {
  asAdministrator,
  asRole,
  collection,
  type Fields,
  inviteUser,
  PASSWORD,
  sessionWith,
} from '../fixtures/admin-api.ts';
import { copyNewsroom } from '../fixtures/copied-newsroom.ts';
import { sql } from '../fixtures/database.ts';
import { sampleRequest, send } from '../fixtures/guide-samples.ts';
import { removeFile, uploadFile } from '../fixtures/media-library.ts';
import { samplePicture } from '../fixtures/sample-pictures.ts';
import { completeArticle, create, createPerson, publish, word } from '../fixtures/samples.ts';

const ARTICLE = 'api::article.article';
const administrator = await asAdministrator(stack);
const [editor, intake] = await Promise.all(
  ['editor', 'intake'].map((code) => asRole(stack.cmsUrl, administrator, code)),
);
if (!editor || !intake) throw new Error('The roles are missing.');

const headId = async (): Promise<number> =>
  Number((await sql.query('select coalesce(max(id), 0) as id from patient_press_audit')).rows[0].id);

const list = async (query: Record<string, string> = {}): Promise<AuditEntry[]> => {
  const answer = await administrator.call('GET', `/audit/entries?${new URLSearchParams(query)}`);
  expect(answer.status).toBe(200);
  return auditPage.parse(answer.data).entries;
};

/** The sentences of what was recorded while something was done, the first one first. */
async function recorded(what: () => Promise<unknown>): Promise<string[]> {
  const before = await headId();
  await what();
  return (await list())
    .filter(({ id }) => id > before)
    .toReversed()
    .map(auditWords.sentence);
}

const documentOf = async (answer: ReturnType<typeof administrator.call>): Promise<Fields> => {
  const { status, data, message } = await answer;
  expect([status, message]).toEqual([200, '']);
  return data;
};

describe('content', () => {
  test('leaves an entry for each thing that is done with it, with the fields that a save changed', async () => {
    const headline = `Asbestos ${word()}`;
    const data = await completeArticle(editor, { headline });
    const article = await create(editor, ARTICLE, data);
    const address = collection(ARTICLE, article.documentId);
    const said = (what: string) => `Sample editor ${what} the article “${headline}”`;
    const before = await headId();
    expect(
      await recorded(async () => {
        await documentOf(editor.call('PUT', address, { dek: 'Another deck, said at more length.' }));
        // Nothing changes.
        await documentOf(editor.call('PUT', address, { dek: 'Another deck, said at more length.' }));
        await documentOf(publish(editor, ARTICLE, article));
        await documentOf(editor.call('PUT', address, { dek: 'A deck that no one will see.' }));
        await documentOf(editor.call('POST', `${address}/actions/discard`, {}));
        await documentOf(editor.call('POST', `${address}/actions/unpublish`, {}));
      }),
    ).toEqual([
      said('changed'),
      said('published'),
      said('changed'),
      said('discarded unpublished changes to'),
      said('unpublished'),
    ]);
    const [first] = (await list()).filter(({ id }) => id > before).toReversed();
    expect(first).toMatchObject({
      action: 'document.changed',
      actor: { kind: 'user', name: 'Sample editor' },
      subject: { type: ARTICLE, id: article.documentId, title: headline },
      detail: { fields: ['Deck'] },
    });
  });

  test('leaves one when it is created, copied, or deleted, and none when that is refused', async () => {
    const before = await headId();
    const person = await createPerson(editor);
    const address = collection('api::person.person', person.documentId);
    await editor.call('POST', `${collection('api::person.person')}/clone/${String(person.documentId)}`, {
      slug: word(),
      name: 'Sample Copy',
    });
    expect((await editor.call('PUT', address, { name: '' })).status).toBe(400);
    expect((await editor.call('DELETE', address)).status).toBe(200);
    const entries = (await list()).filter(({ id }) => id > before).toReversed();
    expect(entries.map(({ action, subject }) => [action, subject.title])).toEqual([
      ['document.created', 'Sample Person'],
      ['document.copied', 'Sample Copy'],
      ['document.deleted', 'Sample Person'],
    ]);
    const copy = entries[1]?.subject.id;
    await editor.call('DELETE', collection('api::person.person', copy));
  });

  test('files, too', async () => {
    const name = `${word()}.png`;
    expect(
      await recorded(async () => {
        const file = await uploadFile(editor, await samplePicture('png'), name);
        expect((await removeFile(editor.confirming(), file)).status).toBe(200);
      }),
    ).toEqual([`Sample editor uploaded the file “${name}”`, `Sample editor deleted the file “${name}”`]);
  });
});

describe('accounts and roles', () => {
  test('leave an entry when one is created, changed, blocked, or deleted, and when its roles change', async () => {
    const before = await headId();
    const user = await inviteUser(administrator, 'editor');
    const address = `/admin/users/${String(user.id)}`;
    const marketer = (await administrator.call('GET', '/admin/roles')).list.find(({ code }) => code === 'marketer');
    await documentOf(administrator.call('PUT', address, { roles: [marketer?.id] }));
    await documentOf(administrator.call('PUT', address, { firstname: 'Other', isActive: true, password: PASSWORD }));
    await documentOf(administrator.call('PUT', address, { isActive: false }));
    await documentOf(administrator.call('DELETE', address));
    const entries = (await list()).filter(({ id }) => id > before).toReversed();
    expect(entries.map(({ action, detail }) => [action, detail])).toEqual([
      ['account.created', {}],
      ['account.roles-changed', { before: ['Editor'], after: ['Marketer'] }],
      ['account.changed', { fields: ['firstname'] }],
      ['account.unblocked', {}],
      ['password.changed', {}],
      ['account.blocked', {}],
      ['account.deleted', {}],
    ]);
    expect(entries.every(({ subject }) => subject.id === String(user.id))).toBe(true);
    expect(entries.every(({ actor }) => actor.kind === 'user')).toBe(true);
  });

  test('leave one when a role gets or loses permissions', async () => {
    const role = (await administrator.call('GET', '/admin/roles')).list.find(({ code }) => code === 'counsel');
    const address = `/admin/roles/${String(role?.id)}/permissions`;
    const permissions = (await administrator.call('GET', address)).list.map(
      ({ action, subject, properties, conditions }) => ({ action, subject, properties, conditions }),
    );
    const before = await headId();
    const without = permissions.filter(({ action }) => action !== 'api::banners.stop');
    expect((await administrator.call('PUT', address, { permissions: without })).status).toBe(200);
    expect((await administrator.call('PUT', address, { permissions })).status).toBe(200);
    // Nothing changes.
    expect((await administrator.call('PUT', address, { permissions })).status).toBe(200);
    const entries = (await list()).filter(({ id }) => id > before).toReversed();
    const none = { count: 0, names: [] };
    const stop = { count: 1, names: ['api::banners.stop'] };
    expect(entries.map(({ action, subject, detail }) => [action, subject.title, detail])).toEqual([
      ['role.permissions-changed', 'Counsel', { added: none, removed: stop, fieldsOf: none }],
      ['role.permissions-changed', 'Counsel', { added: stop, removed: none, fieldsOf: none }],
    ]);
  });
});

test('logins leave an entry, whether they succeed or fail, and never what was typed', async () => {
  const { id, email } = await plantUser();
  const secret = `Secret ${word()}`;
  const said = await recorded(async () => {
    expect((await logInWith(email, 'wrong')).status).toBe(400);
    expect((await logInWith(`${secret}@example.com`, 'wrong')).status).toBe(400);
    const answer = await logInWith(email);
    const { data } = (await answer.json()) as { data: { token: string } };
    const session = sessionWith(stack.cmsUrl, data.token);
    await session.call('POST', '/admin/logout', {});
    await post('/admin/forgot-password', { email });
    await sql.query('update admin_users set is_active = false where id = $1', [id]);
    expect((await logInWith(email)).status).toBe(400);
  });
  expect(said).toEqual([
    'Someone failed to log in as Planted',
    'Someone failed to log in as an unknown account',
    'Planted logged in',
    'Planted logged out',
    'Someone asked to reset the password of Planted',
    'Someone tried to log in as Planted, which is blocked',
  ]);
  const { rows } = await sql.query(
    "select count(*) as count from patient_press_audit row where row::text like '%' || $1 || '%'",
    [secret],
  );
  expect(rows[0].count).toBe('0');
});

test('who sees, searches, exports, and erases readers’ data is on record, and nothing about the readers', async () => {
  const before = await headId();
  const email = `reader-${word()}@example.net`;
  const name = `Grace ${word()}`;
  const phone = '205-555-0147';
  expect((await send(sampleRequest({ email, name, phone }))).status).toBe(201);
  await intake.call('POST', '/intake/guide-downloads/search', {
    email,
    state: 'all',
    guide: null,
    before: null,
  });
  await intake.call('POST', '/intake/requests/search', { text: name, from: null });
  await intake.call('POST', '/intake/people/find', { email });
  await intake.call('POST', '/intake/people/export', { email });
  await intake.call('POST', '/intake/people/erase', { email });
  await intake.call('POST', '/intake/people/find', { email: `no-${email}` });
  const entries = (await list()).filter(({ id, actor }) => id > before && actor.kind !== 'unknown').toReversed();
  expect(entries.map(({ action }) => action)).toEqual([
    'requests.searched',
    'requests.search-begun',
    'requests.searched',
    'person.searched',
    'person.exported',
    'person.erased',
    'person.searched',
  ]);
  expect(entries.every(({ actor }) => actor.name === 'Sample intake')).toBe(true);
  expect(entries.at(-1)?.detail).toMatchObject({ count: 0 });
  const { rows } = await sql.query("select string_agg(row::text, e'\\n') as text from patient_press_audit row");
  for (const known of [email, name, phone, '2055550147', '+12055550147']) expect(rows[0].text).not.toContain(known);
});

describe('the log', () => {
  test('is for administrators, is filtered, and is saved as a file, on record', async () => {
    expect((await editor.call('GET', '/audit/entries')).status).toBe(403);
    expect((await intake.call('GET', '/audit/csv')).status).toBe(403);
    expect((await administrator.call('GET', '/audit/entries?area=nothing')).status).toBe(400);
    expect((await administrator.call('GET', '/audit/entries?from=yesterday')).status).toBe(400);
    expect((await administrator.call('GET', "/audit/entries?before=1'or'1")).status).toBe(400);
    const { people, types } = auditChoices.parse((await administrator.call('GET', '/audit/choices')).data);
    expect(people).toEqual(expect.arrayContaining(['Sample editor', 'Sample intake']));
    expect(types).toEqual(expect.arrayContaining([ARTICLE, 'user', 'guide-download']));
    const ofEditor = await list({ person: 'Sample editor', area: 'content', type: ARTICLE });
    expect(ofEditor.length).toBeGreaterThan(0);
    expect(new Set(ofEditor.map(({ actor, subject }) => `${actor.name} ${subject.type}`))).toEqual(
      new Set([`Sample editor ${ARTICLE}`]),
    );
    expect(await list({ from: '2001-01-01', to: '2001-12-31' })).toEqual([]);

    const evil = `=HYPERLINK("https://evil.example.com") ${word()}`;
    const person = await create(editor, 'api::person.person', { name: evil, slug: word() });
    const file = await fetch(`${stack.cmsUrl}/audit/csv?${new URLSearchParams({ type: 'api::person.person' })}`, {
      headers: { authorization: `Bearer ${administrator.token}` },
    });
    const csv = await file.text();
    expect(csv).toContain(`created the person “=HYPERLINK`);
    expect(csv).toContain(`"'=HYPERLINK`);
    expect(csv).toContain(String(person.documentId));
    expect((await list())[0]).toMatchObject({ action: 'audit.exported', detail: { type: 'api::person.person' } });
  });

  test('is read page by page', async () => {
    const first = auditPage.parse((await administrator.call('GET', '/audit/entries')).data);
    const second = auditPage.parse((await administrator.call('GET', `/audit/entries?before=${first.next}`)).data);
    expect(first.entries).toHaveLength(50);
    expect(second.entries[0]?.id).toBe(Number(first.entries.at(-1)?.id) - 1);
  });

  test('can’t be changed: no route writes to it, and the database refuses to', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'] as const)
      expect((await administrator.call(method, '/audit/entries', {})).status).toBeGreaterThanOrEqual(404);
    for (const change of [
      "update patient_press_audit set actor_name = 'Someone else'",
      'delete from patient_press_audit',
      'truncate patient_press_audit',
    ])
      await expect(sql.query(change)).rejects.toThrow('can’t be changed');
  });

  test('refuses readers’ data while it can’t be written, and doesn’t keep a page up', async () => {
    const article = await create(editor, ARTICLE, await completeArticle(editor));
    await documentOf(publish(editor, ARTICLE, article));
    const address = collection(ARTICLE, article.documentId);
    const before = await headId();
    await sql.query('alter table patient_press_audit rename to audit_away');
    try {
      expect((await intake.call('POST', '/intake/people/find', { email: 'reader@example.net' })).status).toBe(500);
      expect((await editor.call('PUT', address, { dek: 'Changed with no record of it.' })).status).toBe(500);
      expect((await editor.call('POST', `${address}/actions/unpublish`, {})).status).toBe(200);
      const { email } = await plantUser();
      expect((await logInWith(email)).status).toBe(200);
    } finally {
      await sql.query('alter table audit_away rename to patient_press_audit');
    }
    const { data } = await editor.call('GET', address);
    expect(data).toMatchObject({ status: 'draft' });
    expect(data.dek).not.toBe('Changed with no record of it.');
    // What waited is recorded with the next entry.
    await createPerson(editor);
    const actions = (await list()).filter(({ id }) => id > before).map(({ action }) => action);
    expect(actions.toReversed()).toEqual(['document.unpublished', 'login.succeeded', 'document.created']);
  });
});

const newsroom = await copyNewsroom();
afterAll(() => newsroom.remove());

describe('the chain', () => {
  const verify = (...noted: string[]) =>
    runToEnd(['verify-audit.ts', ...noted], {
      name: 'the command',
      cwd: fileURLToPath(new URL('../../../.run', import.meta.url)),
      env: { ...process.env, DATABASE_URL: newsroom.databaseUrl },
    });
  const note = (client: pg.ClientBase, name: string) =>
    client.query('select patient_press_note_audit($1::jsonb, true)', [
      JSON.stringify([
        {
          kind: 'user',
          actor: '1',
          name,
          action: 'login.succeeded',
          type: 'user',
          subject: '1',
          title: name,
          detail: {},
        },
      ]),
    ]);
  /** What someone who rules the database could do. */
  const tamper = async (change: string, undo?: string) => {
    for (const statement of ['set session_replication_role = replica', change, ...(undo ? [undo] : [])])
      await newsroom.sql.query(statement);
    await newsroom.sql.query('set session_replication_role = origin');
  };

  test('stays one when fifty writers come at once, some of which give up', async () => {
    const pool = new pg.Pool({ connectionString: newsroom.databaseUrl, max: 25 });
    const before = (await newsroom.sql.query('select count(*)::int as count from patient_press_audit')).rows[0].count;
    await Promise.all(
      Array.from({ length: 50 }, async (_, writer) => {
        const client = await pool.connect();
        try {
          for (const round of [1, 2, 3, 4]) {
            await client.query('begin');
            await note(client, `Writer ${writer}`);
            await note(client, `Writer ${writer}, again`);
            await client.query(round === 4 ? 'rollback' : 'commit');
          }
        } finally {
          client.release();
        }
      }),
    );
    await pool.end();
    const { rows } = await newsroom.sql.query(
      'select count(*)::int as count, max(id)::int as last, (select count(*)::int from patient_press_audit_waiting) as waiting from patient_press_audit',
    );
    expect(rows[0]).toEqual({ count: before + 300, last: before + 300, waiting: 0 });
    expect(await verify()).toContain(`is whole: ${before + 300} entries`);
  });

  test('shows an entry that was changed, removed, or inserted, and one that is missing at the end', async () => {
    await newsroom.sql.query('create table original as select * from patient_press_audit');
    const restore = async () => {
      await tamper('delete from patient_press_audit', 'insert into patient_press_audit select * from original');
    };
    const said = await verify();
    const head = /Head: (\S+)/.exec(said)?.[1] ?? '';
    expect(await verify(head)).toContain('is whole');
    await tamper("update patient_press_audit set actor_name = 'Someone else' where id = 7");
    await expect(verify()).rejects.toThrow('Entry 7 was changed');
    await restore();
    await tamper('delete from patient_press_audit where id = 7');
    await expect(verify()).rejects.toThrow('Entry 7 is missing');
    await restore();
    await tamper(
      `insert into patient_press_audit select id + 1, at, actor_kind, actor_id, actor_name, action, subject_type, subject_id,
         subject_title, detail, sha256('other'), hash from patient_press_audit order by id desc limit 1`,
    );
    await expect(verify()).rejects.toThrow('was changed after it was recorded');
    await restore();
    await tamper('delete from patient_press_audit where id = (select max(id) from patient_press_audit)');
    expect(await verify()).toContain('is whole');
    await expect(verify(head)).rejects.toThrow('removed from its end');
    await restore();
    await expect(verify('not a head')).rejects.toThrow('isn’t what this command prints');
    expect(await verify(head)).toContain('is whole');
  });
});
