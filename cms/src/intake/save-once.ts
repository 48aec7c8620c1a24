import { requestErrors } from '@patient-press/shared/words/request-errors';
import type { Core } from '@strapi/strapi';
import type { KnexTransactionLike } from 'pg-boss';
import { leadKeys } from '../platform/encryption/lead-keys';
import { ProblemError } from '../platform/http/problem';
import type { RequestRef } from '../requests/request-type';
import { insertRequest, type Judgment, type PreparedRequest } from './insert-request';
import { proofProblem } from './proof-problem';

/** A request that is stored now, and how. */
export interface Saved<Judged> {
  ref: RequestRef;
  judged: Judged;
}

/** What a request needs in the transaction that stores it. */
export interface Steps<Judged> {
  /** Counts it, and says how it is stored. What it counts is undone when the request is not stored. */
  judge(transaction: Core.Strapi['db']['connection']): Promise<Judged>;
  /** What follows, when it is stored. */
  afterwards(transaction: KnexTransactionLike, saved: Saved<Judged>): Promise<void>;
}

/** Rolls back: the request was stored before. */
class SavedBefore extends Error {
  override name = 'SavedBefore';
}

type Sent = Pick<PreparedRequest, 'requestType' | 'idempotencyKey' | 'content'>;

/**
 * Checks that what was stored with a key is what is sent with it now.
 * @throws ProblemError when it is another request.
 */
export function requireSame(storedContent: string, content: string): void {
  if (leadKeys.indexes('content', content).includes(storedContent)) return;
  throw new ProblemError(409, 'key-reused', requestErrors.formReused);
}

/**
 * Whether a request was stored before.
 * @throws ProblemError when its key is another request's.
 */
export async function isSaved(
  database: Core.Strapi['db']['connection'],
  { requestType, idempotencyKey, content }: Sent,
): Promise<boolean> {
  const [row] = await database('patient_press_intake_keys').where({
    request_type: requestType,
    idempotency_key: idempotencyKey,
  });
  if (row) requireSame(row.content_hash, content);
  return row !== undefined;
}

/**
 * Stores a request with the proof of its consents, and what follows from it, in one transaction that is committed when this
 * resolves. Sent again, even at the same moment to another replica, it is stored once.
 * @returns null when it was stored before.
 * @throws ProblemError when its key or its proof of work is another request's.
 */
export async function saveOnce<Judged extends Judgment>(
  strapi: Core.Strapi,
  request: PreparedRequest,
  { judge, afterwards }: Steps<Judged>,
): Promise<Saved<Judged> | null> {
  const { requestType } = request;
  try {
    return await strapi.db.connection.transaction(async (transaction) => {
      const judged = await judge(transaction);
      // A second insert of the same key waits here until the first transaction is over.
      const documentId = await insertRequest(transaction, strapi, request, judged);
      if (!documentId) throw (await isSaved(transaction, request)) ? new SavedBefore() : proofProblem();
      const saved = { ref: { requestType, request: documentId }, judged };
      await afterwards(transaction, saved);
      return saved;
    });
  } catch (error) {
    if (error instanceof SavedBefore) return null;
    throw error;
  }
}
