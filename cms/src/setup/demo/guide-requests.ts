import { GUIDE_NOTICE, isGuideBox } from '@patient-press/shared/guide-request';
import { relationships } from '@patient-press/shared/relationships';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { leadKeys } from '../../platform/encryption/lead-keys';
import { noteEvent } from '../../requests/history';
import { encryptFields } from '../../requests/personal-fields';
import { contentTypeOf } from '../../requests/request-storage';

const requestType = 'guide-download';
const REQUEST = contentTypeOf(requestType);
const COUNT = 42;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS = 29;
const KEEP_DAYS = 548;
const firstNames = ['Ada', 'Ben', 'Clara', 'Dan', 'Edith', 'Frank', 'Grace', 'Henry', 'Ida', 'José', 'Karen', 'Louis'];

/** One of the invented readers, by their number. 555-01xx is set aside for invented people. */
export function demoReader(number: number): { email: string; name: string; phone: string } {
  const firstName = firstNames[number % firstNames.length] ?? 'Sample';
  return {
    email: `sample-reader-${number}@${number % 3 === 0 ? 'example.org' : 'example.com'}`,
    name: `Sample Reader ${firstName} (invented)`,
    phone: `+1205555${String(100 + number).padStart(4, '0')}`,
  };
}

/** The key of one of the invented requests, by its number. */
export const demoRequestKey = (index: number): string => `demo-guide-request-${index}`;

const wordings = z.array(z.object({ key: z.string(), version: z.number(), sha256: z.string() }));
type Wordings = z.infer<typeof wordings>;

/** Where the newsroom's requests may come from. */
interface Sources {
  guides: string[];
  banner: { documentId: string; placement: string } | null;
  wordings: Wordings;
}

async function sourcesOf(strapi: Core.Strapi, bannerName: string): Promise<Sources> {
  const guides = await strapi.documents('api::guide.guide').findMany({ fields: ['documentId'], sort: 'id' });
  const banner = await strapi
    .documents('api::cta-banner.cta-banner')
    .findFirst({ filters: { name: bannerName }, fields: ['placement'] });
  const known = wordings.parse(await strapi.db.query('api::consent-wording.consent-wording').findMany());
  return {
    guides: guides.map(({ documentId }) => documentId),
    banner: banner && { documentId: banner.documentId, placement: String(banner.placement) },
    wordings: known.filter(({ key }) => key === GUIDE_NOTICE || isGuideBox(key)),
  };
}

/** What one of the invented readers sent, and what became of it. */
function inventRequest(index: number, now: Date, { guides, banner }: Sources) {
  const idempotencyKey = demoRequestKey(index);
  // Some people ask twice, and some three times.
  const reader = demoReader(index % 18 === 6 ? 6 : index % 31);
  const { email, phone } = reader;
  const at = new Date(now.getTime() - DAYS * DAY * (1 - (index + 1) / COUNT) + (5 * Math.sin(3 * index) - 6) * HOUR);
  const isSuspect = index % 14 === 9;
  const isErased = index === 3;
  const deliveredAt = isSuspect ? null : new Date(at.getTime() + 2000).toISOString();
  const openings = isSuspect ? 0 : [1, 0, 2, 1, 0, 1, 4][index % 7];
  const agrees = index % 3 === 0;
  const isCalled = agrees && index < COUNT - 9;
  const hasBanner = banner && index % 5 < 3;
  const named = index % 4 === 1 ? {} : { name: reader.name };
  const plain = { email, ...named, ...(agrees && { phone }) };
  const personal = {
    ...encryptFields({ requestType, idempotencyKey }, plain),
    emailIndex: leadKeys.index('email', email),
    ...(agrees && { phoneIndex: leadKeys.index('phone', phone) }),
  };
  const data = {
    idempotencyKey,
    guide: guides[index % 3 === 2 ? 1 : 0],
    ...(isErased ? { erasedAt: new Date(at.getTime() + DAY).toISOString() } : personal),
    relationship: relationships[(index * 5) % relationships.length],
    page: index % 4 === 0 ? '/' : '/guides/questions-to-ask-in-the-first-weeks/',
    ...(hasBanner && {
      ctaBanner: banner.documentId,
      ctaVariant: index % 2 === 0 ? 'time-limits' : 'write-it-down',
      ctaPlacement: banner.placement,
    }),
    verdict: isSuspect ? 'suspect' : 'accepted',
    deliveredAt,
    openings,
    agreedToCall: agrees,
    ...(isCalled && { handledAt: new Date(at.getTime() + 3 * HOUR).toISOString(), handledBy: 'The demo' }),
    openedAt: openings ? new Date(at.getTime() + HOUR).toISOString() : null,
    purgeOn: new Date(at.getTime() + KEEP_DAYS * DAY).toISOString().slice(0, 10),
  } as const;
  return { at, data, isErased, agrees };
}

/** Proof of what the invented readers agreed to: the notice always, the boxes sometimes. */
const proofsOf = (known: Wordings, request: string, { at, agrees }: { at: Date; agrees: boolean }) =>
  known.map(({ key, version, sha256 }) => ({
    request_type: requestType,
    request,
    wording_key: key,
    wording_version: version,
    wording_sha256: sha256,
    granted: key === GUIDE_NOTICE || agrees,
    at,
    page: '/',
  }));

/**
 * Invented requests of the last weeks, so that the newsroom has something to show. They are encrypted as real ones are. No
 * email goes out for them, and no one is notified.
 */
export async function seedGuideRequests(strapi: Core.Strapi, bannerName: string, now: Date): Promise<void> {
  const sources = await sourcesOf(strapi, bannerName);
  const database = strapi.db.connection;
  for (let index = 0; index < COUNT; index += 1) {
    const invented = inventRequest(index, now, sources);
    const { idempotencyKey } = invented.data;
    if ((await strapi.db.query(REQUEST).count({ where: { idempotencyKey } })) > 0) continue;
    const { documentId } = await strapi.documents(REQUEST).create({ data: invented.data });
    await strapi.db
      .query(REQUEST)
      .updateMany({ where: { documentId }, data: { createdAt: invented.at.toISOString() } });
    const proofs = proofsOf(sources.wordings, documentId, invented);
    if (proofs.length > 0) await database('patient_press_consents').insert(proofs);
    if (invented.isErased) await noteEvent(database, { requestType, request: documentId }, 'erased', {}, 'The demo');
  }
}
