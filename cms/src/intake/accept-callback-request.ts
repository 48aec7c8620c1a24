import type { Core } from '@strapi/strapi';
import { countLed } from '../banners/counter';
import { leadKeys } from '../platform/encryption/lead-keys';
import { readJson } from '../platform/http/read-json';
import { asksNotToBeCounted } from '../platform/http/sent-by-a-reader';
import { agreedWording } from '../requests/agreed-wording';
import { dispatchRequest } from '../requests/dispatch-request';
import { purgeOn } from '../requests/purge-on';
import { isWithinLimit } from '../requests/reader-limits';
import type { Answer, Received } from './answer';
import { bannerFields, bannerThatLed } from './banner-that-led';
import { countRequest } from './limits';
import { readCallbackRequest } from './read-callback-request';
import { requireJson } from './require-form';
import { isSaved, saveOnce } from './save-once';

const MAX_BYTES = 8000;

const requestType = 'callback-request';

const accepted: Answer = { kind: 'json', status: 201, body: { accepted: true } };

/**
 * Takes a reader's request to be called, as the site's form sends it. It is kept when this resolves.
 * @throws ProblemError when it is not taken.
 */
export async function acceptCallbackRequest(strapi: Core.Strapi, { req, ip }: Received): Promise<Answer> {
  requireJson(req.headers);
  const read = readCallbackRequest(await readJson(req, MAX_BYTES));
  const { idempotencyKey, number, phone, name, bestTime, consent, page, banner, isSpam } = read;
  const content = JSON.stringify([phone, name, bestTime, consent.key, consent.version, page, banner ?? null]);
  if (await isSaved(strapi.db.connection, { requestType, idempotencyKey, content })) return accepted;

  const now = new Date();
  const consentGiven = await agreedWording(strapi, consent, now.toISOString());
  await countRequest(strapi, 'address', ip);

  const seal = (field: string, text: string | null) =>
    text === null ? null : leadKeys.seal(text, { requestType, idempotencyKey, field });
  const phoneIndex = leadKeys.index('phone', number);
  const variant = await bannerThatLed(strapi, banner);
  const kept = await saveOnce(
    strapi,
    {
      requestType,
      idempotencyKey,
      content,
      at: now,
      page,
      guide: null,
      challenge: null,
      phoneIndex,
      emailIndex: null,
      consents: [consentGiven],
      fields: {
        phone: seal('phone', phone),
        name: seal('name', name),
        bestTime: seal('bestTime', bestTime),
        phoneIndex,
        relationship: 'undisclosed',
        purgeOn: purgeOn(now),
        ...bannerFields(variant),
      },
    },
    {
      // Spam is not counted: nobody can use up another person's calls with it.
      judge: async (transaction) => ({
        verdict: !isSpam && (await isWithinLimit(transaction, 'phone', number)) ? 'accepted' : 'suspect',
        givesFile: false,
      }),
      andThen: async (transaction, { ref }) => {
        if (!isSpam) await dispatchRequest(transaction, ref);
      },
    },
  );
  if (variant && kept?.judged.verdict === 'accepted' && !asksNotToBeCounted(req.headers)) countLed(strapi, variant);
  return accepted;
}
