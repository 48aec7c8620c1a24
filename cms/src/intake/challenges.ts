import { hkdfSync, randomInt } from 'node:crypto';
import { type Challenge, createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { environment } from '../platform/environment';
import { proofProblem } from './proof-problem';

/**
 * A task is PBKDF2, which browsers do in their own machine code: with SHA-256 once per try, most of a phone's time would go
 * into calling it, which an attacker with a better program saves. Tries of 5,000 rounds, of which 120 are needed on average and
 * 160 at most, are 600,000 rounds: 0.11 s on one core of a server of 2024 (measured), and about ten times as long on a phone
 * that is five years old. See docs/decisions/0018-believing-requests.md.
 */
const ROUNDS = 5000;
const TRIES = { min: 80, max: 160 };
const GOOD_FOR_MS = 3_600_000;

interface Secrets {
  hmacSignatureSecret: string;
  hmacKeySignatureSecret: string;
}

const secretsOf = (key: Buffer): Secrets => {
  const forUse = (use: string) => Buffer.from(hkdfSync('sha256', key, '', `patient-press ${use}`, 32)).toString('hex');
  return { hmacSignatureSecret: forUse('challenge 1'), hmacKeySignatureSecret: forUse('challenge key 1') };
};
const secrets = environment.LINK_KEY.map(secretsOf);

/** A task for a proof of work, as altcha-lib solves it. It is good for an hour, and for one request. */
export async function makeChallenge(now: Date): Promise<Challenge> {
  const [inUse] = secrets;
  if (!inUse) throw new Error('LINK_KEY holds no key. Set one, or leave it out.');
  return await createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: ROUNDS,
    counter: randomInt(TRIES.min, TRIES.max + 1),
    deriveKey,
    expiresAt: new Date(now.getTime() + GOOD_FOR_MS),
    ...inUse,
  });
}

const payload = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      expiresAt: z.number(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

function readPayload(proof: string): z.infer<typeof payload> | null {
  try {
    return payload.parse(JSON.parse(Buffer.from(proof, 'base64').toString('utf8')));
  } catch {
    return null;
  }
}

/** What a proof says is its task, unchecked; empty when it says nothing. */
export const claimedTask = (proof: string | undefined): string =>
  (proof !== undefined && readPayload(proof)?.challenge.signature) || '';

/**
 * Checks a proof of work. Whether it was used before, the database knows: see `findForGuideRequest`.
 * @param proof altcha's payload: JSON in base64.
 * @returns what names its task.
 * @throws ProblemError when it is malformed, over, or no solution of a task of ours.
 */
export async function checkProof(proof: string): Promise<string> {
  const read = readPayload(proof);
  if (!read) throw proofProblem();
  const { challenge, solution } = read;
  for (const one of secrets) {
    const { verified } = await verifySolution({ challenge, solution: { ...solution, time: 0 }, deriveKey, ...one });
    if (verified) return challenge.signature;
  }
  throw proofProblem();
}
