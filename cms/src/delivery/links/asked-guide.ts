import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isPrivate, privatePath } from '../../files/keep-documents-private';
import { requestStorage } from '../../requests/request-storage';
import { verdict } from '../../requests/verdict';

const requestType = 'guide-download';
const { table, guideLinks } = requestStorage[requestType];

const asked = z
  .object({
    document_id: z.string(),
    idempotency_key: z.string(),
    email: z.string().nullable(),
    verdict,
    delivered_at: z.date().nullable(),
    erased_at: z.date().nullable(),
    guide: z.string().nullable(),
    file_given: z.boolean().nullable(),
  })
  .transform(({ document_id, idempotency_key, delivered_at, erased_at, verdict, file_given, ...rest }) => ({
    ...rest,
    verdict,
    documentId: document_id,
    idempotencyKey: idempotency_key,
    isDelivered: delivered_at !== null,
    isErased: erased_at !== null,
    // Of what was erased, the key is gone. Its answer must not reveal whether it was held, either.
    mayOpenFile: verdict === 'accepted' || file_given === true || erased_at !== null,
  }));
/**
 * A request for a guide, as emails and links need it. `email` is encrypted; `guide` is the guide's documentId. `mayOpenFile`: it
 * is believed, or was answered with a link although it is held.
 */
export type AskedGuide = z.infer<typeof asked>;

/** @returns null when there is no such request. */
export async function findAskedGuide(strapi: Core.Strapi, documentId: string): Promise<AskedGuide | null> {
  const [row] = await strapi.db
    .connection({ request: table })
    .leftJoin({ link: guideLinks.table }, `link.${guideLinks.request}`, 'request.id')
    .leftJoin('guides as guide', 'guide.id', 'link.guide_id')
    .leftJoin('patient_press_intake_keys as key', (join) =>
      join.on('key.idempotency_key', 'request.idempotency_key').onVal('key.request_type', requestType),
    )
    .where('request.document_id', documentId)
    .limit(1)
    .select('request.*', 'guide.document_id as guide', 'key.file_given');
  return row ? asked.parse(row) : null;
}

/** A guide as readers can have it now. */
export interface OfferedGuide {
  title: string;
  slug: string;
  /** Where its PDF lies on disk; null when it has none. */
  path: string | null;
}

/** The published version of a guide; null when there is none. @param documentId null: of a guide that was deleted. */
export async function findOfferedGuide(strapi: Core.Strapi, documentId: string | null): Promise<OfferedGuide | null> {
  if (!documentId) return null;
  const guide = await strapi
    .documents('api::guide.guide')
    .findOne({ documentId, status: 'published', fields: ['title', 'slug'], populate: { file: true } });
  if (!guide) return null;
  const { title, slug, file } = guide;
  return { title: title ?? '', slug: slug ?? '', path: file && isPrivate(file) ? privatePath(file) : null };
}
