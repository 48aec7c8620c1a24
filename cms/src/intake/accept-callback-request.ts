import type { Core } from '@strapi/strapi';
import { readJson } from '../platform/http/read-json';
import { agreedWording } from '../requests/agreed-wording';
import { dispatchRequest } from '../requests/dispatch-request';
import { isWithinLimit } from '../requests/reader-limits';
import type { Answer, Received } from './answer';
import { countRequest } from './limits';
import { type ReadCallbackRequest, readCallbackRequest } from './read-callback-request';
import { requireJson } from './require-form';
import { isSaved } from './save-once';
import { saveRequest } from './save-request';

const MAX_BYTES = 8000;

const requestType = 'callback-request';

const accepted: Answer = { kind: 'json', status: 201, body: { accepted: true } };

const contentOf = ({ phone, name, bestTime, consent, page, banner }: ReadCallbackRequest): string =>
  JSON.stringify([phone, name, bestTime, consent.key, consent.version, page, banner ?? null]);

/**
 * Accepts a reader's request to be called, as the site's form sends it. It is stored when this resolves.
 * @throws ProblemError when it is not accepted.
 */
export async function acceptCallbackRequest(strapi: Core.Strapi, { req, ip }: Received): Promise<Answer> {
  requireJson(req.headers);
  const read = readCallbackRequest(await readJson(req, MAX_BYTES));
  const { idempotencyKey, number, phone, name, bestTime, page, banner, isSpam } = read;
  const content = contentOf(read);
  if (await isSaved(strapi.db.connection, { requestType, idempotencyKey, content })) return accepted;

  const at = new Date();
  const consents = [await agreedWording(strapi, read.consent, at.toISOString())];
  await countRequest(strapi, 'address', ip);
  await saveRequest(
    strapi,
    {
      ...{ requestType, idempotencyKey, content, at, page, banner, consents },
      guide: null,
      challenge: null,
      personal: { phone, name, bestTime },
      foundBy: { phone: number, email: null },
      fields: { relationship: 'undisclosed' },
    },
    req.headers,
    {
      // Spam is not counted: no one can use up another reader's calls with it.
      judge: async (transaction) => ({
        verdict: !isSpam && (await isWithinLimit(transaction, 'phone', number)) ? 'accepted' : 'suspect',
        givesFile: false,
      }),
      afterwards: async (transaction, { ref }) => {
        if (!isSpam) await dispatchRequest(transaction, ref);
      },
    },
  );
  return accepted;
}
