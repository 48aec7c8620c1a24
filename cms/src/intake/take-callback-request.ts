import type { IncomingMessage } from 'node:http';
import type { CallbackRequest } from '@patient-press/shared/callback-request';
import type { Core } from '@strapi/strapi';
import { countLed } from '../banners/counter';
import { type Arm, knownArmsOf } from '../banners/known-arms';
import { asksNotToBeCounted } from '../banners/sent-by-a-reader';
import { networkOf } from '../http/network-of';
import { ProblemError } from '../http/problem';
import { readJson } from '../http/read-json';
import { agreedWording } from './agreed-wording';
import { findKept, type Kept, keepOnce } from './keep-once';
import { leadKeys } from './lead-keys';
import { countRequest } from './limits';
import { readCallbackRequest } from './read-callback-request';
import { requireForm } from './require-form';

const MAX_BYTES = 8000;
const KEEP_MONTHS = 18;

const requestType = 'callback-request';

function purgeOn(now: Date): string {
  const day = new Date(now);
  day.setUTCMonth(day.getUTCMonth() + KEEP_MONTHS);
  return day.toISOString().slice(0, 10);
}

function accept(kept: Kept): void {
  if (kept !== 'other') return;
  throw new ProblemError(
    409,
    'key-reused',
    'Another request was sent with the same key. Reload the page, and fill in the form again.',
  );
}

/** The arm that a page says led to a request; null when no banner ever had it: numbers are counted from these. */
async function armThatLed(strapi: Core.Strapi, banner: CallbackRequest['banner']): Promise<Arm | null> {
  if (!banner) return null;
  const { documentId, variant, placement } = banner;
  const arm = { banner: documentId, variant, placement };
  return (await knownArmsOf(strapi).find(arm)) ? arm : null;
}

/**
 * Takes a reader's request to be called, as the site's form sends it. It is kept when this resolves.
 * @param address of whoever sends it.
 * @throws ProblemError when it is not taken.
 */
export async function takeCallbackRequest(
  strapi: Core.Strapi,
  request: IncomingMessage,
  address: string,
): Promise<void> {
  requireForm(request.headers);
  const read = readCallbackRequest(await readJson(request, MAX_BYTES));
  const { idempotencyKey, number, phone, name, bestTime, consent, page, banner, isSuspect } = read;
  const content = JSON.stringify([phone, name, bestTime, consent.key, consent.version, page, banner ?? null]);
  const known = await findKept(strapi.db.connection, { requestType, idempotencyKey, content });
  if (known) return accept(known);

  const now = new Date();
  const consentGiven = await agreedWording(strapi, consent, now.toISOString());
  await countRequest(strapi, 'address', networkOf(address));
  await countRequest(strapi, 'phone', number);

  const seal = (field: string, text: string | null) =>
    text === null ? null : leadKeys.seal(text, { requestType, idempotencyKey, field });
  const phoneIndex = leadKeys.index('phone', number);
  const arm = await armThatLed(strapi, banner);
  const kept = await keepOnce(strapi, {
    requestType,
    idempotencyKey,
    content,
    at: now.toISOString(),
    page,
    phoneIndex,
    emailIndex: null,
    consents: [consentGiven],
    fields: {
      phone: seal('phone', phone),
      name: seal('name', name),
      bestTime: seal('bestTime', bestTime),
      phoneIndex,
      verdict: isSuspect ? 'suspect' : 'accepted',
      purgeOn: purgeOn(now),
      ...(arm && { ctaBanner: arm.banner, ctaVariant: arm.variant, ctaPlacement: arm.placement }),
    },
  });
  accept(kept);
  if (arm && kept === 'kept' && !isSuspect && !asksNotToBeCounted(request.headers)) countLed(strapi, arm);
}
