import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { BANNER } from '../banners/published-banners';
import { decryptFields } from '../requests/personal-fields';
import { contentTypeOf } from '../requests/request-storage';
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
    .query(contentTypeOf(requestType))
    .findOne({ where: { documentId }, populate: { guide: { select: ['title'] } } });
  return found ? request.parse(found) : null;
}

export const isErased = ({ erasedAt }: ReaderRequest): boolean => erasedAt !== null && erasedAt !== undefined;

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
  stored: ReaderRequest,
): Promise<Record<string, unknown>> {
  const { documentId, idempotencyKey, createdAt, guide, relationship, page, ctaBanner } = stored;
  const { email, name, phone, bestTime } = decryptFields({ requestType, idempotencyKey }, stored);
  const banner = ctaBanner ? await bannerName(strapi, ctaBanner) : undefined;
  return {
    id: documentId,
    requestType,
    requestedAt: createdAt,
    guide: guide?.title ?? null,
    ...(email && { email }),
    ...(name && { name }),
    ...(phone && { phone }),
    ...(bestTime && { bestTime }),
    ...(relationship && relationship !== 'undisclosed' && { relationship }),
    ...(page && { page }),
    ...(banner && { banner }),
  };
}
