import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { leadKeys } from '../platform/encryption/lead-keys';
import type { ConsentGiven } from '../requests/agreed-wording';
import { contentTypeOf, requestStorage } from '../requests/request-storage';
import type { RequestType } from '../requests/request-type';
import type { Verdict } from '../requests/verdict';

/** A reader's request, ready to be stored: personal fields encrypted. */
export interface PreparedRequest {
  requestType: RequestType;
  idempotencyKey: string;
  /** All that was sent, in one order: distinguishes a request that is sent again from another one. */
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

/** How a request is stored, and whether its answer holds a link to the file. */
export interface Judgment {
  verdict: Verdict;
  givesFile: boolean;
}

/** The column that Strapi stores an attribute in, quoted. */
function columnOf(strapi: Core.Strapi, requestType: RequestType, attribute: string): string {
  const found = strapi.db.metadata.get(contentTypeOf(requestType)).attributes[attribute];
  if (!found || !('columnName' in found) || !found.columnName)
    throw new Error(`${requestType} has no attribute ${attribute}. Add it to its schema.`);
  return `"${found.columnName}"`;
}

/** A documentId, as Strapi makes it. */
function makeDocumentId(strapi: Core.Strapi, requestType: RequestType): string {
  const attribute = strapi.db.metadata.get(contentTypeOf(requestType)).attributes.documentId;
  if (attribute && 'default' in attribute && typeof attribute.default === 'function')
    return String(attribute.default());
  throw new Error('Strapi no longer says how it makes documentIds. See whether its metadata changed with the version.');
}

/**
 * All rows of a request, in one statement: Strapi's own way takes a dozen, one after the other. What it writes is what
 * Strapi writes, for a type without drafts. Whatever follows from the key happens only where the key was not there before.
 */
const statement = (requestType: RequestType, columns: readonly string[], values: readonly string[]) => {
  const { table, components, guideLinks } = requestStorage[requestType];
  return `
  with key as (
    insert into patient_press_intake_keys
      (request_type, idempotency_key, content_hash, received_at, challenge, request, file_given)
    values (:requestType, :idempotencyKey, :contentHash, :at, :challenge, :documentId, :fileGiven)
    on conflict do nothing
    returning request
  ),
  stored as (
    insert into ${table} (document_id, created_at, updated_at, published_at, ${columns.join(', ')})
    select request, cast(:at as timestamp), cast(:at as timestamp), cast(:at as timestamp), ${values.join(', ')} from key
    returning id
  ),
  -- To the draft and to what is published: as Strapi joins a document to another one.
  guide as (
    insert into ${guideLinks.table} (${guideLinks.request}, guide_id)
    select stored.id, guides.id from stored, guides where guides.document_id = :guide
  ),
  given as (
    select * from unnest(cast(:keys as text[]), cast(:versions as integer[]), cast(:hashes as text[]),
      cast(:granted as boolean[])) with ordinality as one(wording_key, version, sha256, granted, place)
  ),
  consents as (
    insert into components_intake_consents (wording_key, version, granted, at)
    select wording_key, version, granted, cast(:at as timestamp) from given, stored order by place
    returning id
  ),
  parts as (
    insert into ${components} (entity_id, cmp_id, component_type, field, "order")
    select stored.id, consents.id, 'intake.consent', 'consents', row_number() over (order by consents.id)
    from stored, consents
  ),
  proof as (
    insert into patient_press_consents (request_type, request, wording_key, wording_version, wording_sha256, granted,
      at, page, phone_index, email_index)
    select :requestType, :documentId, wording_key, version, sha256, granted, cast(:at as timestamptz), :page,
      :phoneIndex, :emailIndex
    from given, stored order by place
  )
  select id from stored`;
};

const fieldsDigest = (columns: readonly string[]) =>
  createHash('sha256').update(columns.join()).digest('hex').slice(0, 16);

/**
 * Writes a request with the proof of its consents, unless its key or its proof of work is there already.
 * @returns its documentId; null when nothing was written.
 */
export async function insertRequest(
  transaction: Core.Strapi['db']['connection'],
  strapi: Core.Strapi,
  request: PreparedRequest,
  { verdict, givesFile }: Judgment,
): Promise<string | null> {
  const { requestType, idempotencyKey, content, at, page, consents, guide, challenge } = request;
  const documentId = makeDocumentId(strapi, requestType);
  const fields = Object.entries({ ...request.fields, verdict, idempotencyKey, page });
  const columns = fields.map(([attribute]) => columnOf(strapi, requestType, attribute));
  const values = fields.map(([attribute]) => `:field_${attribute}`);
  const insert = transaction.raw(statement(requestType, columns, values), {
    ...Object.fromEntries(fields.map(([attribute, value]) => [`field_${attribute}`, value])),
    requestType,
    idempotencyKey,
    contentHash: leadKeys.index('content', content),
    at,
    challenge,
    documentId,
    fileGiven: givesFile,
    guide,
    page,
    phoneIndex: request.phoneIndex,
    emailIndex: request.emailIndex,
    keys: consents.map(({ wordingKey }) => wordingKey),
    versions: consents.map(({ version }) => version),
    hashes: consents.map(({ sha256 }) => sha256),
    granted: consents.map(({ granted }) => granted),
  });
  // Prepared once for each connection: Postgres takes longer to plan it than to do it.
  const { rows } = await insert.options({ name: `patient_press_insert_${requestType}_${fieldsDigest(columns)}` });
  return rows.length > 0 ? documentId : null;
}
