import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { runToEnd } from '../../../.run/processes.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { logins, ownLogin } from '../../src/accounts/second-factor/contract.ts';
import { logInWith, post } from '../fixtures/accounts.ts';
import { asRole, inviteUser, PASSWORD, type Session } from '../fixtures/admin-api.ts';
import { copyNewsroom } from '../fixtures/copied-newsroom.ts';
import { mailbox } from '../fixtures/mailbox.ts';
import { begin, codeOf, secondStep } from '../fixtures/second-factor.ts';

const newsroom = await copyNewsroom();
const cms = await startCms({
  databaseUrl: newsroom.databaseUrl,
  dataDir: newsroom.dataDir,
  port: await freePort(),
  env: {
    PRESS_TOKEN: stack.pressToken,
    SMTP_URL: stack.smtpUrl,
    SITE_URL: stack.siteUrl,
    REQUIRE_SECOND_FACTOR: 'administrators, intake',
  },
});
afterAll(async () => {
  await cms.stop();
  await newsroom.remove();
});

const { sql } = newsroom;
const { url } = cms;
const steps = secondStep(url);
const logIn = async (email: string, password = PASSWORD) => begin(await logInWith(email, password, url));

/** The app that the first administrator set up, and a session of theirs. */
const { email: chiefEmail, password: chiefPassword } = stack.administrator;
const first = await logIn(chiefEmail, chiefPassword);
const app = await steps.enroll(first);
const codes = await steps.confirm(first, codeOf(app));
const chief = await steps.session(first);

/** As if half a minute had passed since the last code: each is taken once. */
beforeEach(() => sql.query('update patient_press_second_factors set last_step = 0, failures = 0'));

/** Someone with a role who has set up an app. */
async function enrolled(role: string) {
  const { id, email, name, registrationToken } = await inviteUser(chief, role);
  const userInfo = { ...name, password: PASSWORD };
  const begun = await begin(await post('/admin/register', { registrationToken, userInfo }, {}, url));
  if (begun.step !== 'enroll') throw new Error(`An invitation as ${role} asks for ${begun.step}.`);
  const own = await steps.enroll(begun);
  const recoveryCodes = await steps.confirm(begun, codeOf(own));
  await sql.query('update patient_press_second_factors set last_step = 0 where user_id = $1', [id]);
  return { id: Number(id), email, app: own, recoveryCodes, session: await steps.session(begun) };
}

const me = (session: Session) => session.call('GET', '/admin/users/me');
const mine = async (session: Session) => ownLogin.parse((await session.call('GET', '/second-factor/mine')).data);

test('an administrator who must have a second factor and has none sets it up before anything else', async () => {
  expect(first).toMatchObject({ status: 200, step: 'enroll' });
  expect(codes).toHaveLength(10);
  expect((await me(chief)).data.email).toBe(chiefEmail);
  expect(await mine(chief)).toMatchObject({ isRequired: true, recoveryCodesLeft: 10, onSince: expect.any(String) });
});

test('before the code, a login gives nothing that opens the admin', async () => {
  const begun = await logIn(chiefEmail, chiefPassword);
  expect(begun.step).toBe('code');
  expect(begun.body).not.toContain('eyJ');
  expect((await steps.renew(begun)).status).toBe(401);
  const refreshToken = begun.cookie.split('=')[1] ?? '';
  for (const token of [begun.ticket, refreshToken])
    for (const path of ['/admin/users/me', '/second-factor/mine', '/second-factor/users', '/content-manager/init'])
      expect((await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  const login = await steps.send('enroll', { ticket: begun.ticket });
  expect([login.status, login.body]).toEqual([400, expect.stringContaining('already on')]);
});

test('a code opens the admin, once', async () => {
  const [one, other] = [await logIn(chiefEmail, chiefPassword), await logIn(chiefEmail, chiefPassword)];
  const code = codeOf(app);
  expect((await steps.verify(one, '000000')).status).toBe(400);
  const answers = await Promise.all([steps.verify(one, code), steps.verify(other, code)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  const opened = answers[0]?.status === 200 ? one : other;
  const session = await steps.session(opened);
  expect((await me(session)).status).toBe(200);
  // The ticket is used up, and the session lives on as any other.
  expect((await steps.verify(opened, codeOf(app))).status).toBe(400);
});

test('a recovery code opens the admin once, in place of the app, and its owner is notified', async () => {
  const { email, recoveryCodes } = await enrolled('intake');
  const [code = ''] = recoveryCodes;
  const one = await logIn(email);
  expect((await steps.verify(one, code.toUpperCase().replace('-', ' '))).status).toBe(200);
  expect(await mine(await steps.session(one))).toMatchObject({ recoveryCodesLeft: 9 });
  expect((await steps.verify(await logIn(email), code)).status).toBe(400);
  const told = async () => (await mailbox.mailsTo(email)).map(({ subject }) => subject);
  await expect.poll(told, { timeout: 60_000 }).toContain('A recovery code was used');
});

test('people who answer requests need one too, and editors do not', async () => {
  const editor = await asRole(url, chief, 'editor');
  expect(await mine(editor)).toMatchObject({ isRequired: false, onSince: null });
  const { session } = await enrolled('intake');
  expect((await session.call('POST', '/second-factor/mine/off', { code: '000000' })).message).toMatch(
    /requires two-step/,
  );
});

test('a role that requires it ends what was open without it', async () => {
  const { id, email, name, registrationToken } = await inviteUser(chief, 'reviewer');
  const userInfo = { ...name, password: PASSWORD };
  const begun = await begin(await post('/admin/register', { registrationToken, userInfo }, {}, url));
  expect(begun.step).toBeNull();
  const session = await steps.session(begun);
  expect((await me(session)).status).toBe(200);
  const intake = (await chief.call('GET', '/admin/roles')).list.find(({ code }) => code === 'intake');
  expect((await chief.call('PUT', `/admin/users/${String(id)}`, { roles: [intake?.id] })).status).toBe(200);
  expect((await me(session)).status).toBe(401);
  expect((await steps.renew(begun)).status).toBe(401);
  expect((await logIn(email)).step).toBe('enroll');
});

test('a reset of the password asks for the code as well', async () => {
  const { email, app: own } = await enrolled('intake');
  const before = (await mailbox.mailsTo(email)).length;
  expect((await post('/admin/forgot-password', { email }, {}, url)).status).toBe(204);
  const resets = async () =>
    (await mailbox.mailsTo(email)).slice(before).find(({ subject }) => subject === 'Reset your password')?.text ?? '';
  await expect.poll(resets, { timeout: 60_000 }).toContain('code=');
  const resetPasswordToken = /code=(\S+)/.exec(await resets())?.[1];
  const sent = { resetPasswordToken, password: 'Willow-saddle-93' };
  const begun = await begin(await post('/admin/reset-password', sent, {}, url));
  expect([begun.status, begun.step]).toEqual([200, 'code']);
  expect((await steps.renew(begun)).status).toBe(401);
  expect((await steps.verify(begun, codeOf(own))).status).toBe(200);
  expect((await me(await steps.session(begun))).status).toBe(200);
});

test('after ten wrong codes none is taken for an hour, not even the right one', async () => {
  const { id, email, app: own } = await enrolled('intake');
  const begun = await logIn(email);
  const outcomes: number[] = [];
  for (let count = 0; count < 11; count += 1) outcomes.push((await steps.verify(begun, '000000')).status);
  expect(outcomes).toEqual([...Array(9).fill(400), 429, 429]);
  expect((await steps.verify(await logIn(email), codeOf(own))).status).toBe(429);
  await sql.query(
    `update patient_press_second_factors set failed_since = now() - interval '61 minutes' where user_id = $1`,
    [id],
  );
  expect((await steps.verify(begun, codeOf(own))).status).toBe(200);
});

test('a login that waits for longer than ten minutes is over', async () => {
  const { email, app: own } = await enrolled('intake');
  const begun = await logIn(email);
  await sql.query(`update strapi_sessions set created_at = now() - interval '11 minutes' where session_id = $1`, [
    begun.ticket,
  ]);
  const late = await steps.verify(begun, codeOf(own));
  expect([late.status, late.body]).toEqual([400, expect.stringContaining('took too long')]);
});

test('an administrator resets someone’s second factor, on record, and no one below a Super Admin resets theirs', async () => {
  const { id, email, session } = await enrolled('intake');
  const seen = async () => logins.parse((await chief.call('GET', '/second-factor/users')).data);
  expect((await seen()).users.find((user) => user.id === id)).toMatchObject({ canReset: true, isRequired: true });
  expect((await session.call('GET', '/second-factor/users')).status).toBe(403);
  expect((await session.call('POST', `/second-factor/users/${id}/reset`)).status).toBe(403);
  expect((await chief.call('POST', `/second-factor/users/${id}/reset`)).status).toBe(204);
  expect((await me(session)).status).toBe(401);
  expect((await logIn(email)).step).toBe('enroll');
  expect((await seen()).events[0]).toMatchObject({ event: 'second-factor-reset', user: 'Sample intake' });
  const own = (await seen()).users.find((user) => user.email === chiefEmail);
  expect(own?.canReset).toBe(false);
  expect((await chief.call('POST', `/second-factor/users/${own?.id}/reset`)).status).toBe(403);
});

test('who need not have a second factor may set one up and turn it off, with their password and a code', async () => {
  const session = await asRole(url, chief, 'editor');
  const other = (await me(session)).data.email;
  expect((await session.call('POST', '/second-factor/mine/enroll', { password: 'wrong' })).status).toBe(400);
  const { data } = await session.call('POST', '/second-factor/mine/enroll', { password: PASSWORD });
  const own = { secret: String(data.secret) };
  const confirmed = await session.call('POST', '/second-factor/mine/confirm', { code: codeOf(own) });
  expect(confirmed.data.recoveryCodes).toHaveLength(10);
  expect((await me(session)).status).toBe(200);
  expect((await logIn(String(other))).step).toBe('code');
  await sql.query('update patient_press_second_factors set last_step = 0');
  const renewed = await session.call('POST', '/second-factor/mine/recovery-codes', { code: codeOf(own) });
  expect(renewed.data.recoveryCodes).not.toEqual(confirmed.data.recoveryCodes);
  await sql.query('update patient_press_second_factors set last_step = 0');
  expect((await session.call('POST', '/second-factor/mine/off', { code: codeOf(own) })).status).toBe(204);
  expect((await logIn(String(other))).step).toBeNull();
});

test('neither the app’s secret nor a recovery code is in the database as it is', async () => {
  const { rows } = await sql.query(
    'select cast(to_jsonb(factor) as text) as row from patient_press_second_factors factor',
  );
  const stored = rows.map(({ row }) => String(row)).join();
  for (const secret of [app.secret, ...codes, ...codes.map((code) => code.replace('-', ''))])
    expect(stored).not.toContain(secret);
});

test('an operator resets the second factor of the last administrator, on record', async () => {
  const { email } = await enrolled('strapi-super-admin');
  const command = (who: string) =>
    runToEnd(['reset-second-factor.ts', who], {
      name: 'the command',
      cwd: fileURLToPath(new URL('../../../.run', import.meta.url)),
      env: { ...process.env, DATABASE_URL: newsroom.databaseUrl },
    });
  expect(await command(email)).toContain(`Two-step login was reset for ${email}`);
  expect((await logIn(email)).step).toBe('enroll');
  const { events } = logins.parse((await chief.call('GET', '/second-factor/users')).data);
  expect(events[0]).toMatchObject({ event: 'second-factor-reset', by: 'Operator' });
  await expect(command(email)).rejects.toThrow('Nothing was changed');
});
