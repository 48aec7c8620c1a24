import { wordingAgreedTo } from '@patient-press/shared/consent-wordings';
import { requestErrors } from '@patient-press/shared/words/request-errors';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { ProblemError } from '../platform/http/problem';

const terms = z.object({
  key: z.string(),
  version: z.number(),
  effectiveFrom: z.coerce.date().transform((date) => date.toISOString()),
});

/** A wording that a reader agreed to or refused, and its fingerprint. */
export interface ConsentGiven {
  wordingKey: string;
  version: number;
  sha256: string;
  granted: boolean;
}

/** Wordings as the intake knows them. `effectiveFrom`: ISO in UTC. */
export const wordings = z.array(terms.extend({ sha256: z.string() }));
/** Wordings with their words, where they are shown or read. */
export const wordingsInFull = z.array(terms.extend({ text: z.string() }));
export type Wording = z.infer<typeof wordings>[number];

/** What a reader answered to a wording. */
interface Answered {
  key: string;
  version: number;
  granted: boolean;
}

/**
 * The wording that a reader agreed to or refused, as it is stored.
 * @param known all versions of its key.
 * @param now ISO in UTC.
 * @param field what is wrong when there is no such wording, or it is not in effect.
 * @throws ProblemError
 */
export function agreedAmong(
  known: readonly Wording[],
  { key, version, granted }: Answered,
  now: string,
  field: string,
): ConsentGiven {
  const wording = wordingAgreedTo(
    known.filter((one) => one.key === key),
    { key, version },
    now,
  );
  if (wording) return { wordingKey: key, version, sha256: wording.sha256, granted };
  const message = requestErrors.wordingChanged;
  throw new ProblemError(422, 'invalid', message, { errors: [{ field, message }] });
}

/** As `agreedAmong`, of the wordings in the database. */
export async function agreedWording(strapi: Core.Strapi, answered: Answered, now: string): Promise<ConsentGiven> {
  const known = await strapi.db
    .query('api::consent-wording.consent-wording')
    .findMany({ where: { key: answered.key } });
  return agreedAmong(wordings.parse(known), answered, now, 'consent.version');
}
