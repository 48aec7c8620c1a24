import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { canonicalMailbox } from '../../platform/contact/canonical-mailbox';
import { normalEmail } from '../../platform/contact/normal-email';
import { readSmallForm } from '../../platform/http/read-small-form';
import { isFromThisSite } from '../../platform/http/same-site';
import { enqueue } from '../../platform/queue/queue';
import { readLink } from '../../platform/tokens/signed-link';
import { decryptField } from '../../requests/personal-fields';
import { mailRenewalQueue } from '../../requests/queues';
import { isWithinLimit } from '../../requests/reader-limits';
import { LIMITS_TABLE } from '../../requests/tables';
import { type AskedGuide, findAskedGuide, findOfferedGuide } from './asked-guide';
import type { LinkContext } from './link-context';
import {
  erased,
  type LinkPage,
  notAForm,
  notOffered,
  otherSite,
  renewed,
  renewedOften,
  tooMuch,
  unknownLink,
} from './link-pages';

/** New links for one request. Each is an email to someone who may not be the one who presses the button. */
const RENEWALS = { points: 3, duration: 24 * 3600 };

const limiters = new WeakMap<Core.Strapi, RateLimiterPostgres>();

function limiterOf(strapi: Core.Strapi): RateLimiterPostgres {
  const known = limiters.get(strapi);
  if (known) return known;
  const limiter = new RateLimiterPostgres({
    storeClient: strapi.db.connection,
    storeType: 'knex',
    tableName: LIMITS_TABLE,
    tableCreated: true,
    keyPrefix: 'renewal',
    ...RENEWALS,
  });
  limiters.set(strapi, limiter);
  return limiter;
}

async function isOneTooMany(strapi: Core.Strapi, request: string): Promise<boolean> {
  try {
    await limiterOf(strapi).consume(request);
    return false;
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return true;
    throw reason;
  }
}

/** The mailbox that a request's email reaches. @throws DecryptionError when its key is no longer there. */
function mailboxOf({ email, idempotencyKey }: AskedGuide): string | null {
  const address = decryptField({ requestType: 'guide-download', idempotencyKey }, 'email', email);
  const read = address ? normalEmail(address) : null;
  return read && canonicalMailbox(read);
}

/**
 * Has the email sent, unless its mailbox got enough of them through other requests: anyone can ask in another person's name,
 * and gets a link that expires. That it is held does not show.
 */
async function sendRenewal(strapi: Core.Strapi, asked: AskedGuide): Promise<void> {
  const mailbox = mailboxOf(asked);
  await strapi.db.transaction(async ({ trx }) => {
    const isHeld = mailbox !== null && !(await isWithinLimit(trx, 'mailboxRenewal', mailbox));
    await enqueue(mailRenewalQueue, { request: asked.documentId, sending: randomUUID(), isHeld }, trx);
  });
}

/**
 * Sends a new link in place of one that has expired, to the address that the guide was asked for with: someone who found an
 * old link gets nothing.
 */
export async function renewLink(strapi: Core.Strapi, { req }: LinkContext): Promise<LinkPage> {
  if (!isFromThisSite(req.headers)) return otherSite;
  const body = await readSmallForm(req);
  if (!body) return tooMuch;
  if (!/^application\/x-www-form-urlencoded\b/i.test(req.headers['content-type'] ?? '')) return notAForm;
  const link = readLink(body.get('token') ?? '', new Date());
  const asked = link?.kind === 'file' ? await findAskedGuide(strapi, link.request) : null;
  if (!asked?.mayOpenFile) return unknownLink;
  const guide = await findOfferedGuide(strapi, asked.guide);
  if (asked.isErased || !asked.email) return erased(guide);
  if (!guide) return notOffered;
  if (await isOneTooMany(strapi, asked.documentId)) return renewedOften;
  await sendRenewal(strapi, asked);
  return renewed;
}
