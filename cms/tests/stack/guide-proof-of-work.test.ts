import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { sql } from '../fixtures/database.ts';
import { countStored, fetchChallenge, prove, sampleRequest, send, solve, storedOf } from '../fixtures/guide-samples.ts';
import { sampleAddress } from '../fixtures/intake.ts';

/** A payload with something in it changed. */
async function changed(
  change: (payload: {
    challenge: { parameters: Record<string, unknown>; signature: string };
    solution: Record<string, unknown>;
  }) => void,
) {
  const payload = JSON.parse(Buffer.from(await prove(), 'base64').toString());
  change(payload);
  return Buffer.from(JSON.stringify(payload)).toString('base64');
}

test('a task is made for each who asks, is not stored by caches, and ends within the hour', async () => {
  const answer = await fetch(`${stack.cmsUrl}/api/guide-challenges`, {
    headers: { 'x-forwarded-for': sampleAddress() },
  });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const [one, other] = [await fetchChallenge(), await fetchChallenge()];
  expect(one.signature).not.toBe(other.signature);
  const seconds = Number(one.parameters.expiresAt) - Date.now() / 1000;
  expect(seconds).toBeGreaterThan(3500);
  expect(seconds).toBeLessThanOrEqual(3600);
});

test('solving a task takes no more than what a phone does in about a second', async () => {
  const { parameters } = await fetchChallenge();
  expect([parameters.algorithm, parameters.cost]).toEqual(['PBKDF2/SHA-256', 5000]);
  const started = performance.now();
  await prove();
  expect(performance.now() - started).toBeLessThan(10_000);
});

test.each<[string, () => Promise<string>]>([
  ['no base64', async () => '%%%'],
  ['no JSON', async () => 'YWJj'],
  ['without a solution', () => changed((payload) => Reflect.deleteProperty(payload, 'solution'))],
  ['with another solution', () => changed(({ solution }) => Object.assign(solution, { derivedKey: 'ab'.repeat(32) }))],
  [
    'of someone else’s task',
    () => changed(({ challenge }) => Object.assign(challenge, { signature: 'ab'.repeat(32) })),
  ],
  ['made easier', () => changed(({ challenge }) => Object.assign(challenge.parameters, { cost: 1 }))],
  [
    'good for longer',
    () => changed(({ challenge }) => Object.assign(challenge.parameters, { expiresAt: 9_999_999_999 })),
  ],
  ['over', () => changed(({ challenge }) => Object.assign(challenge.parameters, { expiresAt: 1 }))],
])('a proof that is %s is refused, and changes nothing', async (_, proof) => {
  const before = await countStored();
  const { status, problem } = await send(sampleRequest({ proof: await proof() }));
  expect([status, problem?.code]).toEqual([422, 'proof-of-work']);
  expect(problem?.errors?.map(({ field }) => field)).toEqual(['proof']);
  expect(await countStored()).toBe(before);
});

test('a proof is good for one request, even when two come at the same moment', async () => {
  const proof = await solve(await fetchChallenge());
  const answers = await Promise.all([1, 2, 3].map(() => send(sampleRequest({ proof }))));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
  expect(answers.flatMap(({ problem }) => problem?.code ?? [])).toEqual(['proof-of-work', 'proof-of-work']);
});

test('with proofs, an office of sixty is believed', async () => {
  const headers = { 'x-forwarded-for': sampleAddress() };
  expect(await send(sampleRequest(), headers)).toMatchObject({ status: 201 });
  await sql.query(`update patient_press_intake_limits set points = 59 where points = 1 and key like 'guideAddress:%'`);
  const [sixtieth, next] = [sampleRequest({ proof: await prove() }), sampleRequest({ proof: await prove() })];
  expect((await send(sixtieth, headers)).download).not.toBeNull();
  expect(await send(next, headers)).toMatchObject({ status: 201, download: null });
  expect(await storedOf(next)).toMatchObject([{ verdict: 'suspect' }]);
});

test('a client that keeps asking for tasks learns when to try again', async () => {
  const headers = { 'x-forwarded-for': sampleAddress() };
  await fetchChallenge(headers);
  await sql.query(`update patient_press_intake_limits set points = 1200 where key like 'challengeAddress:%'`);
  const answer = await fetch(`${stack.cmsUrl}/api/guide-challenges`, { headers });
  expect([answer.status, Number(answer.headers.get('retry-after')) > 3000]).toEqual([429, true]);
});
