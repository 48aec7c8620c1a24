import type { Core } from '@strapi/strapi';
import { leadKeys } from './lead-keys';

/** A wording that a reader agreed to or refused, and its fingerprint. */
export interface ConsentGiven {
  wordingKey: string;
  version: number;
  sha256: string;
  granted: boolean;
}

/** A reader's request, ready to be kept: personal fields sealed. */
export interface PreparedRequest {
  requestType: 'callback-request' | 'guide-download';
  idempotencyKey: string;
  /** All that was sent, in one order: what tells a request that is sent again from another one. */
  content: string;
  /** ISO in UTC. */
  at: string;
  page: string;
  /** Keyed hashes, for the proof of consent. */
  phoneIndex: string | null;
  emailIndex: string | null;
  consents: ConsentGiven[];
  /** The type's other attributes. */
  fields: Record<string, unknown>;
}

type Sent = Pick<PreparedRequest, 'requestType' | 'idempotencyKey' | 'content'>;

/** `kept`: it is there from now on. `known`: it was there already. `other`: its key is another request's. */
export type Kept = 'kept' | 'known' | 'other';

const compare = (kept: string, content: string): Kept =>
  leadKeys.indexes('content', content).includes(kept) ? 'known' : 'other';

/** Whether a request was kept before; null when it was not. */
export async function findKept(
  database: Core.Strapi['db']['connection'],
  { requestType, idempotencyKey, content }: Sent,
): Promise<Kept | null> {
  const [row] = await database('patient_press_intake_keys').where({
    request_type: requestType,
    idempotency_key: idempotencyKey,
  });
  return row ? compare(row.content_hash, content) : null;
}

/**
 * Keeps a request with the proof of its consents, in one transaction that is committed when this resolves. Sent again,
 * even at the same moment to another replica, it is kept once.
 */
export async function keepOnce(strapi: Core.Strapi, request: PreparedRequest): Promise<Kept> {
  const { requestType, idempotencyKey, content, at, page, phoneIndex, emailIndex, consents, fields } = request;
  return await strapi.db.transaction(async ({ trx }) => {
    // Whoever inserts the same key waits here until the other one's transaction is over.
    const inserted = await trx('patient_press_intake_keys')
      .insert({
        request_type: requestType,
        idempotency_key: idempotencyKey,
        content_hash: leadKeys.index('content', content),
        received_at: at,
      })
      .onConflict()
      .ignore()
      .returning('idempotency_key');
    if (inserted.length === 0) return (await findKept(trx, { requestType, idempotencyKey, content })) ?? 'other';

    const { documentId } = await strapi.documents(`api::${requestType}.${requestType}`).create({
      data: {
        ...fields,
        idempotencyKey,
        page,
        consents: consents.map(({ wordingKey, version, granted }) => ({ wordingKey, version, granted, at })),
      },
    });
    await trx('patient_press_consents').insert(
      consents.map(({ wordingKey, version, sha256, granted }) => ({
        request_type: requestType,
        request: documentId,
        wording_key: wordingKey,
        wording_version: version,
        wording_sha256: sha256,
        granted,
        at,
        page,
        phone_index: phoneIndex,
        email_index: emailIndex,
      })),
    );
    return 'kept';
  });
}
