import { CALLBACK_CONSENT } from '@patient-press/shared/callback-request';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { leadKeys } from '../../platform/encryption/lead-keys';
import { encryptFields } from '../../requests/personal-fields';
import { contentTypeOf } from '../../requests/request-storage';
import { demoReader } from './guide-requests';

const requestType = 'callback-request';
const REQUEST = contentTypeOf(requestType);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const KEEP_DAYS = 548;

/** Who asked for a call, how many hours ago, and when they prefer it. Some requested a guide before. */
const calls = [
  { reader: 6, hoursAgo: 7 * 24, bestTime: 'Mornings', isDone: false },
  { reader: 12, hoursAgo: 5, bestTime: 'In the evening', isDone: false },
  { reader: 40, hoursAgo: 3, bestTime: null, isDone: false },
  { reader: 41, hoursAgo: 9 * 24, bestTime: 'Any time', isDone: true },
] as const;

const wording = z.object({ version: z.number(), sha256: z.string() });

/** Invented requests for a call. No one is notified of them. */
export async function seedCallRequests(strapi: Core.Strapi, now: Date): Promise<void> {
  const known = await strapi.db
    .query('api::consent-wording.consent-wording')
    .findOne({ where: { key: CALLBACK_CONSENT }, orderBy: { version: 'desc' } });
  const { version, sha256 } = wording.parse(known);
  for (const [index, { reader, hoursAgo, bestTime, isDone }] of calls.entries()) {
    const idempotencyKey = `demo-call-request-${index}`;
    if ((await strapi.db.query(REQUEST).count({ where: { idempotencyKey } })) > 0) continue;
    const { name, phone } = demoReader(reader);
    const at = new Date(now.getTime() - hoursAgo * HOUR);
    const { documentId } = await strapi.documents(REQUEST).create({
      data: {
        idempotencyKey,
        phone: '',
        ...encryptFields({ requestType, idempotencyKey }, { name, phone, bestTime }),
        phoneIndex: leadKeys.index('phone', phone),
        page: '/contact/',
        verdict: 'accepted',
        ...(isDone && { handledAt: new Date(at.getTime() + 3 * HOUR).toISOString(), handledBy: 'The demo' }),
        purgeOn: new Date(at.getTime() + KEEP_DAYS * DAY).toISOString().slice(0, 10),
      },
    });
    await strapi.db.query(REQUEST).updateMany({ where: { documentId }, data: { createdAt: at.toISOString() } });
    await strapi.db.connection('patient_press_consents').insert({
      request_type: requestType,
      request: documentId,
      wording_key: CALLBACK_CONSENT,
      wording_version: version,
      wording_sha256: sha256,
      granted: true,
      at,
      page: '/contact/',
      phone_index: leadKeys.index('phone', phone),
    });
  }
}
