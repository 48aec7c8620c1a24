import type { CallbackRequest } from '@patient-press/shared/callback-request';
import { type FormResponse, postJson } from '../form/post-json.ts';

/** Sends a request for a callback. */
export const sendCallback = (request: CallbackRequest): Promise<FormResponse<null>> =>
  postJson('/api/callback-requests', request, () => null);
