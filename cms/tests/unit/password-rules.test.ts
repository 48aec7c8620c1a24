import { expect, test } from 'vitest';
import { passwordProblem } from '../../src/accounts/passwords/password-rules.ts';

const owner = { email: 'grace.hopper@example.org', firstname: 'Grace', lastname: 'Hopper', siteName: 'Sample Site' };

test.each(['Quarry-lantern-58', 'Willow saddle 93 tin', 'Kx9-vT2m-qPz4-Lw8s', `Aa1${'-quarry-lantern'.repeat(4)}`])(
  '%s is a good password',
  async (password) => {
    expect(await passwordProblem(password, owner)).toBeNull();
  },
);

test.each([
  ['Password1', /at least 12 characters/],
  ['Ab1-cd2-ef3', /at least 12 characters/],
  ['Password1234', /too easy to guess/],
  ['P@ssword2024!!', /too easy to guess/],
  ['Qwertyuiop123', /too easy to guess/],
  ['Aaaaaaaaaaa1', /too easy to guess/],
  ['Summer2026!!', /too easy to guess/],
  ['Grace-Hopper-1', /mostly your name/],
  ['Gracehopper123', /mostly your name/],
  ['Grace.Hopper@example.org1', /mostly your name/],
  ['SampleSite-2026', /mostly your name/],
  ['quarry lantern thistle', /one uppercase letter/],
  // Bytes: bcrypt would ignore what comes after the 72nd.
  [`Aa1${'x'.repeat(70)}`, /at most 72 characters/],
  [`Aa1${'é'.repeat(35)}`, /at most 72 characters/],
])('%s is refused', async (password, reason) => {
  expect(await passwordProblem(password, owner)).toMatch(reason);
});

test('the longest password that is taken has 72 bytes', async () => {
  const longest = `Quarry1 ${'é'.repeat(32)}`;
  expect(Buffer.byteLength(longest)).toBe(72);
  expect((await passwordProblem(longest, owner)) ?? '').not.toMatch(/at most/);
});
