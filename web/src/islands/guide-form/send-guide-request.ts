import type { GUIDE_DOWNLOADS, GuideRequest, GuideRequestAccepted } from '@patient-press/shared/guide-request';
import * as z from 'zod/mini';
import { type FormResponse, postJson } from '../form/post-json.ts';
import type { Prover } from './proof-of-work.ts';

const path: typeof GUIDE_DOWNLOADS = '/api/guide-downloads';
/** Most devices need a second or two, and began when the reader did. */
const PROOF_TIMEOUT_MS = 8000;

const accepted = z.object({ accepted: z.literal(true), download: z.nullable(z.string().check(z.startsWith('/'))) });

const post = async (
  request: Omit<GuideRequest, 'proof'>,
  prover: Prover,
): Promise<FormResponse<GuideRequestAccepted>> => {
  const proof = await prover.ready(PROOF_TIMEOUT_MS);
  return postJson(path, { ...request, ...(proof && { proof }) }, (answer) => accepted.parse(answer));
};

/** Sends a request for a guide; when its proof of work is not taken, which may be too old, once more with another one. */
export async function sendGuideRequest(
  request: Omit<GuideRequest, 'proof'>,
  prover: Prover,
): Promise<FormResponse<GuideRequestAccepted>> {
  const response = await post(request, prover);
  if (response.kind !== 'refused' || response.code !== 'proof-of-work') return response;
  prover.renew();
  return post(request, prover);
}
