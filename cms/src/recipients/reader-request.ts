import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { BANNER } from '../banners/published-banners';
import { leadKeys } from '../platform/encryption/lead-keys';
import type { RequestRef } from '../requests/request-type';
import { verdict } from '../requests/verdict';

const request = z.object({
  documentId: z.string(),
  idempotencyKey: z.string(),
  createdAt: z.coerce.date().transform((date) => date.toISOString()),
  email: z.string().nullish(),
  name: z.string().nullish(),
  phone: z.string().nullish(),
  bestTime: z.string().nullish(),
  relationship: z.string().nullish(),
  page: z.string().nullish(),
  ctaBanner: z.string().nullish(),
  verdict,
  erasedAt: z.unknown(),
  guide: z.object({ title: z.string() }).nullish().catch(null),
});
/** A reader's request as it is stored: personal fields are encrypted. */
export type ReaderRequest = z.infer<typeof request>;

export async function findRequest(
  strapi: Core.Strapi,
  { requestType, request: documentId }: RequestRef,
): Promise<ReaderRequest | null> {
  const found = await strapi.db
    .query(`api::${requestType}.${requestType}`)
    .findOne({ where: { documentId }, populate: { guide: { select: ['title'] } } });
  return found ? request.parse(found) : null;
}

export const isErased = ({ erasedAt }: ReaderRequest): boolean => erasedAt !== null && erasedAt !== undefined;

const encryptedFields = ['email', 'name', 'phone', 'bestTime'] as const;

async function bannerName(strapi: Core.Strapi, documentId: string): Promise<string | undefined> {
  const [banner] = await strapi.db.query(BANNER).findMany({ select: ['name'], where: { documentId }, limit: 1 });
  return typeof banner?.name === 'string' ? banner.name : undefined;
}

/**
 * A request in plain words, with only what it has.
 * @throws DecryptionError when a field cannot be decrypted.
 */
export async function decryptRequest(
  strapi: Core.Strapi,
  requestType: RequestRef['requestType'],
  encrypted: ReaderRequest,
): Promise<Record<string, unknown>> {
  const { documentId, idempotencyKey, createdAt, guide, relationship, page, ctaBanner } = encrypted;
  const decrypted: Record<string, string> = {};
  for (const field of encryptedFields) {
    const text = encrypted[field];
    if (text) decrypted[field] = leadKeys.decrypt(text, { requestType, idempotencyKey, field });
  }
  const banner = ctaBanner ? await bannerName(strapi, ctaBanner) : undefined;
  return {
    id: documentId,
    requestType,
    requestedAt: createdAt,
    guide: guide?.title ?? null,
    ...decrypted,
    ...(relationship && relationship !== 'undisclosed' && { relationship }),
    ...(page && { page }),
    ...(banner && { banner }),
  };
}
