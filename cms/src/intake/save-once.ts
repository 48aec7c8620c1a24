import type { Core } from '@strapi/strapi';
import type { KnexTransactionLike } from 'pg-boss';
import { leadKeys } from '../platform/encryption/lead-keys';
import { ProblemError } from '../platform/http/problem';
import type { RequestRef, RequestType } from '../requests/request-type';
import type { Verdict } from '../requests/verdict';
import { insertRequest } from './insert-request';
import { proofProblem } from './proof-problem';

/** A wording that a reader agreed to or refused, and its fingerprint. */
export interface ConsentGiven {
  wordingKey: string;
  version: number;
  sha256: string;
  granted: boolean;
}

/** A reader's request, ready to be kept: personal fields sealed. */
export interface PreparedRequest {
  requestType: RequestType;
  idempotencyKey: string;
  /** All that was sent, in one order: what tells a request that is sent again from another one. */
  content: string;
  at: Date;
  page: string;
  /** documentId of the guide that was asked for. */
  guide: string | null;
  /** The task of the proof of work that came with it. */
  challenge: string | null;
  /** Keyed hashes, for the proof of consent. */
  phoneIndex: string | null;
  emailIndex: string | null;
  consents: ConsentGiven[];
  /** The type's other attributes. */
  fields: Record<string, unknown>;
}

/** How a request is kept, and whether its answer holds a link to the file. */
export interface Judgment {
  verdict: Verdict;
  givesFile: boolean;
}

/** A request that is kept now, and how. */
interface Kept<Judged> {
  ref: RequestRef;
  judged: Judged;
}

/** What a request needs in the transaction that keeps it. */
interface Steps<Judged> {
  /** Counts it, and says how it is kept. What it counts is undone when the request is not kept. */
  judge(transaction: Core.Strapi['db']['connection']): Promise<Judged>;
  /** What follows, when it is kept. */
  andThen(transaction: KnexTransactionLike, kept: Kept<Judged>): Promise<void>;
}

/** Rolls back: the request was kept before. */
class SavedBefore extends Error {
  override name = 'SavedBefore';
}

type Sent = Pick<PreparedRequest, 'requestType' | 'idempotencyKey' | 'content'>;

/**
 * Whether what was kept with a key is what is sent with it now.
 * @throws ProblemError when it is another request.
 */
export function requireSame(keptContent: string, content: string): void {
  if (leadKeys.indexes('content', content).includes(keptContent)) return;
  throw new ProblemError(
    409,
    'key-reused',
    'Another request was sent with the same key. Reload the page, and fill in the form again.',
  );
}

/**
 * Whether a request was kept before.
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
 * Keeps a request with the proof of its consents, and what follows from it, in one transaction that is committed when this
 * resolves. Sent again, even at the same moment to another replica, it is kept once.
 * @returns null when it was kept before.
 * @throws ProblemError when its key or its proof of work is another request's.
 */
export async function saveOnce<Judged extends Judgment>(
  strapi: Core.Strapi,
  request: PreparedRequest,
  { judge, andThen }: Steps<Judged>,
): Promise<Kept<Judged> | null> {
  const { requestType } = request;
  try {
    return await strapi.db.connection.transaction(async (transaction) => {
      const judged = await judge(transaction);
      // Whoever inserts the same key waits here until the other one's transaction is over.
      const documentId = await insertRequest(transaction, strapi, request, judged);
      if (!documentId) throw (await isSaved(transaction, request)) ? new SavedBefore() : proofProblem();
      const kept = { ref: { requestType, request: documentId }, judged };
      await andThen(transaction, kept);
      return kept;
    });
  } catch (error) {
    if (error instanceof SavedBefore) return null;
    throw error;
  }
}
