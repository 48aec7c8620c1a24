import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { logInWith, plantUser, post } from '../fixtures/accounts.ts';
import { type Answer, asAdministrator, inviteUser, logIn, PASSWORD } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { mailbox } from '../fixtures/mailbox.ts';

const NEXT = 'Willow-saddle-93-tin';

const linkIn = (text: string, path: string): URLSearchParams => {
  const found = new RegExp(`${stack.cmsUrl}/admin${path}\\?(\\S+)`).exec(text)?.[1];
  expect(found, text).toBeDefined();
  return new URLSearchParams(found);
};

async function askForReset(email: string): Promise<string> {
  const count = (await mailbox.mailsTo(email)).length;
  expect((await post('/admin/forgot-password', { email })).status).toBe(204);
  const { text } = await mailbox.untilMail(email, count + 1);
  return linkIn(text, '/auth/reset-password').get('code') ?? '';
}
const reset = (resetPasswordToken: string, password = NEXT) =>
  post('/admin/reset-password', { resetPasswordToken, password });

const passwordMessage = ({ messages }: Answer) => messages.password;

test.each([
  ['Password1', /at least 12 characters/],
  ['Password1234', /too easy to guess/],
  ['P@ssword2024!!', /too easy to guess/],
  [`Aa1${'é'.repeat(35)}`, /less than 73 bytes|at most 72 characters/],
  ['Reviewer-1234', /mostly your name/],
])('%s is refused wherever a password is set, with the reason under its field', async (password, reason) => {
  const administrator = await asAdministrator(stack);
  const { id, name, registrationToken } = await inviteUser(administrator, 'reviewer');
  const registering = await administrator.call('POST', '/admin/register', {
    registrationToken,
    userInfo: { ...name, password },
  });
  const byAdministrator = await administrator.call('PUT', `/admin/users/${String(id)}`, { password });
  for (const answer of [registering, byAdministrator]) {
    expect(answer.status).toBe(400);
    expect(passwordMessage(answer) ?? answer.message).toMatch(reason);
  }
});

test('a password that names its owner is refused, and one that does not is taken', async () => {
  const administrator = await asAdministrator(stack);
  const { id } = await inviteUser(administrator, 'reviewer');
  const user = `/admin/users/${String(id)}`;
  expect(
    passwordMessage(await administrator.call('PUT', user, { firstname: 'Rosalind', password: 'Rosalind-2026x' })),
  ).toMatch(/mostly your name/);
  expect((await administrator.call('PUT', user, { firstname: 'Rosalind', password: NEXT })).status).toBe(200);
});

test('a profile takes only a good password, and ends all sessions', async () => {
  const { email } = await plantUser();
  const session = await logIn(stack.cmsUrl, { email, password: PASSWORD });
  const change = (password: string) => session.call('PUT', '/admin/users/me', { password, currentPassword: PASSWORD });
  expect(passwordMessage(await change('Summer2026!!'))).toMatch(/too easy to guess/);
  expect((await change(NEXT)).status).toBe(200);
  expect((await session.call('GET', '/admin/users/me')).status).toBe(401);
  expect((await logInWith(email, NEXT)).status).toBe(200);
  expect(await mailbox.untilMail(email)).toMatchObject({ subject: 'Your password was changed' });
});

test('an administrator who changes a password ends its owner’s sessions, and the owner is notified', async () => {
  const administrator = await asAdministrator(stack);
  const { id, email } = await plantUser();
  const session = await logIn(stack.cmsUrl, { email, password: PASSWORD });
  expect((await administrator.call('PUT', `/admin/users/${id}`, { password: NEXT })).status).toBe(200);
  expect((await session.call('GET', '/admin/users/me')).status).toBe(401);
  expect(await mailbox.untilMail(email)).toMatchObject({ subject: 'Your password was changed' });
});

test('a forgotten password sends a link that works once, ends all sessions, and is followed by a notice', async () => {
  const { email } = await plantUser();
  const session = await logIn(stack.cmsUrl, { email, password: PASSWORD });
  const token = await askForReset(email);
  const [first] = await mailbox.mailsTo(email);
  expect(first).toMatchObject({ from: expect.stringContaining('guides@example.org'), subject: 'Reset your password' });
  expect(await (await reset(token, 'Password1234')).text()).toContain('too easy to guess');
  const answers = await Promise.all([reset(token), reset(token)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  expect((await session.call('GET', '/admin/users/me')).status).toBe(401);
  expect((await logInWith(email, PASSWORD)).status).toBe(400);
  expect((await logInWith(email, NEXT)).status).toBe(200);
  expect(await (await reset(token)).text()).toContain('This link has expired');
  expect(await mailbox.untilMail(email, 2)).toMatchObject({ subject: 'Your password was changed' });
});

test('a newer link takes the place of an older one', async () => {
  const { email } = await plantUser();
  const [older, newer] = [await askForReset(email), await askForReset(email)];
  expect((await reset(older)).status).toBe(400);
  expect((await reset(newer)).status).toBe(200);
});

test('an invitation is emailed with a link that works', async () => {
  const administrator = await asAdministrator(stack);
  const { email, name } = await inviteUser(administrator, 'marketer');
  const { subject, text } = await mailbox.untilMail(email);
  expect(subject).toMatch(/^You’re invited to the newsroom of /);
  const registrationToken = linkIn(text, '/auth/register').get('registrationToken');
  expect((await post('/admin/register', { registrationToken, userInfo: { ...name, password: PASSWORD } })).status).toBe(
    200,
  );
});

test('what Strapi’s own plugin sends goes to the same mail server, from the same sender', async () => {
  const administrator = await asAdministrator(stack);
  const to = 'strapi-plugin@example.com';
  expect((await administrator.call('POST', '/email/test', { to })).status).toBe(200);
  expect(await mailbox.untilMail(to)).toMatchObject({ from: expect.stringContaining('guides@example.org') });
});

test('a weak password from before still logs in, and its owner is asked to change it', async () => {
  const { id, email } = await plantUser();
  // bcrypt of Password1, which older versions accepted.
  await sql.query('update admin_users set password = $2 where id = $1', [
    id,
    '$2a$10$nnVgfcuIy7GtqZmYiPtgU.SZtVuamlTVGPzhPiIgtDdaTJs6eOURu',
  ]);
  const isWeak = async (password: string) => {
    const session = await logIn(stack.cmsUrl, { email, password });
    return { session, isPasswordWeak: (await session.call('GET', '/second-factor/mine')).data.isPasswordWeak };
  };
  const before = await isWeak('Password1');
  expect(before.isPasswordWeak).toBe(true);
  const change = { currentPassword: 'Password1', password: NEXT };
  expect((await before.session.call('PUT', '/admin/users/me', change)).status).toBe(200);
  expect((await isWeak(NEXT)).isPasswordWeak).toBe(false);
});
