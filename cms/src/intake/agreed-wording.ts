import { wordingAgreedTo } from '@patient-press/shared/consent-wordings';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { ProblemError } from '../http/problem';
import type { ConsentGiven } from './keep-once';

const wordings = z.array(
  z.object({
    key: z.string(),
    version: z.number(),
    sha256: z.string(),
    effectiveFrom: z.coerce.date().transform((date) => date.toISOString()),
  }),
);

/**
 * The wording that a reader agreed to or refused, as it is kept.
 * @param now ISO in UTC.
 * @throws ProblemError when there is no such wording, or it is not in effect.
 */
export async function agreedWording(
  strapi: Core.Strapi,
  { key, version, granted }: { key: string; version: number; granted: boolean },
  now: string,
): Promise<ConsentGiven> {
  const known = wordings.parse(
    await strapi.db.query('api::consent-wording.consent-wording').findMany({ where: { key } }),
  );
  const wording = wordingAgreedTo(known, { key, version }, now);
  if (!wording) {
    const message = 'The words that you agreed to are no longer the ones in use. Reload the page, and read them again.';
    throw new ProblemError(422, 'invalid', message, { errors: [{ field: 'consent.version', message }] });
  }
  return { wordingKey: key, version, sha256: wording.sha256, granted };
}
