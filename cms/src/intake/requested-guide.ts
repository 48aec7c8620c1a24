import { requestErrors } from '@patient-press/shared/words/request-errors';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { ProblemError } from '../platform/http/problem';
import { wordings } from '../requests/agreed-wording';
import { requestStorage } from '../requests/request-storage';
import { verdict } from '../requests/verdict';
import type { ReadGuideRequest } from './read-guide-request';

/** What is known of a request before it is stored: in one question, because the intake is asked in a hurry. */
const question = `
  select
    exists (select from patient_press_intake_keys where challenge = :challenge) as "isProofUsed",
    (select json_build_object('content', k.content_hash, 'request', k.request, 'hasProof', k.challenge is not null,
        'fileGiven', k.file_given, 'verdict', d.verdict)
      from patient_press_intake_keys k left join ${requestStorage['guide-download'].table} d on d.document_id = k.request
      where k.request_type = 'guide-download' and k.idempotency_key = :idempotencyKey) as stored,
    (select json_build_object('slug', slug, 'access', access, 'hasFile', exists (
        select from files_related_mph
        where related_id = guides.id and related_type = :type and field = 'file'))
      from guides where document_id = :guide and published_at is not null limit 1) as guide,
    (select json_agg(json_build_object('key', key, 'version', version, 'sha256', sha_256, 'effectiveFrom', effective_from))
      from consent_wordings where key = any(:keys)) as wordings`;

const found = z.object({
  isProofUsed: z.boolean(),
  stored: z
    .object({
      content: z.string(),
      request: z.string(),
      hasProof: z.boolean(),
      fileGiven: z.boolean(),
      verdict: verdict.nullable(),
    })
    .nullable(),
  guide: z.object({ slug: z.string(), access: z.string(), hasFile: z.boolean() }).nullable(),
  wordings: wordings.nullable().transform((list) => list ?? []),
});

export type FoundForGuideRequest = z.infer<typeof found>;

/** Postgres knows no NUL; nothing is called by an empty name. */
const asName = (text: string) => (text.includes('\0') ? '' : text);

/**
 * What was stored with a request's key, whether its proof of work came with another one, the published guide that it asks for, and the wordings that it names.
 * @param challenge what the proof says is its task; empty when there is no proof.
 */
export async function findForGuideRequest(
  strapi: Core.Strapi,
  { idempotencyKey, guide, consents }: Pick<ReadGuideRequest, 'idempotencyKey' | 'guide' | 'consents'>,
  challenge: string,
): Promise<FoundForGuideRequest> {
  const { rows } = await strapi.db.connection
    .raw(question, {
      idempotencyKey,
      challenge: asName(challenge),
      guide: asName(guide),
      keys: consents.map(({ key }) => key),
      type: 'api::guide.guide',
    })
    .options({ name: 'patient_press_guide_asked_for_3' });
  return found.parse(rows[0]);
}

/**
 * The guide, if it is one that readers ask for.
 * @throws ProblemError with a sentence that says what to do instead.
 */
export function requireOnRequest(guide: FoundForGuideRequest['guide']): { slug: string } {
  const refuse = (message: string) =>
    new ProblemError(422, 'invalid', message, { errors: [{ field: 'guide', message }] });
  if (!guide?.hasFile) throw refuse(requestErrors.guideGone);
  if (guide.access === 'open') throw refuse(requestErrors.guideOpen);
  return guide;
}
