import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { logInWith, plantUser, post } from '../fixtures/accounts.ts';
import { asAdministrator, inviteUser, PASSWORD } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { randomHex } from '../fixtures/random.ts';

const median = (values: number[]) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

type Outcomes = Record<string, (count: number) => Promise<Response>>;

/** The median of how long each outcome takes, in milliseconds, by turns. */
async function measure(outcomes: Outcomes): Promise<Record<string, number>> {
  const times: Record<string, number[]> = {};
  const names = Object.keys(outcomes);
  for (let count = 0; count < 12; count += 1) {
    for (const name of count % 2 ? names : names.toReversed()) {
      const started = performance.now();
      await (await outcomes[name]?.(count))?.arrayBuffer();
      times[name] = [...(times[name] ?? []), performance.now() - started];
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name] ?? [])]));
}

const differ = (medians: Record<string, number>) => {
  const [least, most] = [Math.min(...Object.values(medians)), Math.max(...Object.values(medians))];
  return most - least >= Math.max(6, 0.5 * most);
};

/** A leak shows in every round; a busy machine, or code that runs for the first time, shows in one. */
async function expectEqualTimes(outcomes: Outcomes): Promise<void> {
  const rounds = [await measure(outcomes)];
  while (rounds.every(differ) && rounds.length < 5) rounds.push(await measure(outcomes));
  expect(rounds.every(differ), JSON.stringify(rounds)).toBe(false);
}

test('how long a refused login takes does not say whether there is an account', async () => {
  const known = await plantUser();
  const inactive = await plantUser({ isActive: false });
  const invited = await plantUser({ isActive: false, hasPassword: false });
  await expectEqualTimes({
    unknown: () => logInWith(`no-one-${randomHex()}@example.com`),
    wrong: () => logInWith(known.email, 'Another-lantern-58'),
    inactive: () => logInWith(inactive.email),
    invited: () => logInWith(invited.email),
  });
});

test('a login is refused in the same words, whether or not there is an account', async () => {
  const known = await plantUser();
  const refusals = await Promise.all(
    [logInWith('no-one@example.com'), logInWith(known.email, 'Another-lantern-58')].map(async (answer) => {
      const { status } = await answer;
      return [status, await (await answer).text()];
    }),
  );
  expect(refusals[0]).toEqual(refusals[1]);
});

test('how long an answer about a forgotten password takes does not say whether there is an account', async () => {
  // Strapi takes five of these for one address in five minutes.
  const known = await Promise.all(Array.from({ length: 12 }, () => plantUser()));
  const inactive = await Promise.all(Array.from({ length: 12 }, () => plantUser({ isActive: false })));
  await expectEqualTimes({
    unknown: () => post('/admin/forgot-password', { email: `no-one-${randomHex()}@example.com` }),
    known: (count) => post('/admin/forgot-password', { email: known[count]?.email }),
    inactive: (count) => post('/admin/forgot-password', { email: inactive[count]?.email }),
  });
});

test('how long a refused reset or invitation takes does not say whether its token ever was one', async () => {
  const { id } = await plantUser();
  await sql.query(
    `update admin_users set reset_password_token = encode(sha256('expired'), 'hex'),
       reset_password_token_expires_at = now() - interval '1 minute' where id = $1`,
    [id],
  );
  const administrator = await asAdministrator(stack);
  const used = await inviteUser(administrator, 'reviewer');
  const userInfo = { ...used.name, password: PASSWORD };
  expect((await post('/admin/register', { registrationToken: used.registrationToken, userInfo })).status).toBe(200);
  await expectEqualTimes({
    'unknown reset': () => post('/admin/reset-password', { resetPasswordToken: randomHex(), password: PASSWORD }),
    'expired reset': () => post('/admin/reset-password', { resetPasswordToken: 'expired', password: PASSWORD }),
    'unknown invitation': () => post('/admin/register', { registrationToken: randomHex(), userInfo }),
    'used invitation': () => post('/admin/register', { registrationToken: used.registrationToken, userInfo }),
  });
});
