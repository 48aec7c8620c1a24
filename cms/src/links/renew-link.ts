import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { isFromThisSite } from '../http/same-site';
import { enqueue } from '../jobs/queue';
import { findAskedGuide, findOfferedGuide } from './asked-guide';
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
import { readSmallBody } from './read-small-body';
import { readLink } from './signed-link';

/** New links for one request. Each is a mail to somebody who may not be the one who presses the button. */
const RENEWALS = { points: 3, duration: 24 * 3600 };

const limiters = new WeakMap<Core.Strapi, RateLimiterPostgres>();

function limiterOf(strapi: Core.Strapi): RateLimiterPostgres {
  const known = limiters.get(strapi);
  if (known) return known;
  const limiter = new RateLimiterPostgres({
    storeClient: strapi.db.connection,
    storeType: 'knex',
    tableName: 'patient_press_intake_limits',
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

/**
 * Sends a new link in place of one that has expired, to the address that the guide was asked for with: whoever found an old
 * link gets nothing.
 */
export async function renewLink(strapi: Core.Strapi, { req }: LinkContext): Promise<LinkPage> {
  if (!isFromThisSite(req.headers)) return otherSite;
  const body = await readSmallBody(req);
  if (!body) return tooMuch;
  if (!/^application\/x-www-form-urlencoded\b/i.test(req.headers['content-type'] ?? '')) return notAForm;
  const link = readLink(body.get('token') ?? '', new Date());
  const asked = link?.kind === 'file' ? await findAskedGuide(strapi, link.request) : null;
  if (asked?.verdict !== 'accepted') return unknownLink;
  const guide = await findOfferedGuide(strapi, asked.guide);
  if (asked.isErased || !asked.email) return erased(guide);
  if (!guide) return notOffered;
  if (await isOneTooMany(strapi, asked.documentId)) return renewedOften;
  await enqueue('mail-renewal', { request: asked.documentId, sending: randomUUID() });
  return renewed;
}
