import type { PersonalFields } from './personal-fields';
import { type RequestType, requestTypes } from './request-type';

/** A column that is encrypted, and what it is called where it is. */
export interface EncryptedColumn {
  column: 'email' | 'name' | 'phone' | 'best_time';
  field: keyof PersonalFields;
}

/** Where requests of a type are stored: the one map from types to tables. */
interface RequestStorage {
  table: string;
  /** Where Strapi joins components to them. */
  components: string;
  /** Where Strapi joins them to their guide, and the column that holds their id there. */
  guideLinks: { table: string; request: string };
  encrypted: readonly EncryptedColumn[];
  /** The column that says whether the reader agreed to a call; null: every reader did. */
  agreedToCall: 'agreed_to_call' | null;
}

const contact: EncryptedColumn[] = [
  { column: 'email', field: 'email' },
  { column: 'name', field: 'name' },
  { column: 'phone', field: 'phone' },
];

export const requestStorage: Record<RequestType, RequestStorage> = {
  'guide-download': {
    table: 'guide_downloads',
    components: 'guide_downloads_cmps',
    guideLinks: { table: 'guide_downloads_guide_lnk', request: 'guide_download_id' },
    encrypted: contact,
    agreedToCall: 'agreed_to_call',
  },
  'callback-request': {
    table: 'callback_requests',
    components: 'callback_requests_cmps',
    guideLinks: { table: 'callback_requests_guide_lnk', request: 'callback_request_id' },
    encrypted: [...contact, { column: 'best_time', field: 'bestTime' }],
    agreedToCall: null,
  },
};

/** Every column that is encrypted, with its table. */
export const encryptedColumns = requestTypes.flatMap((type) =>
  requestStorage[type].encrypted.map(({ column }) => ({ table: requestStorage[type].table, column })),
);

/** The content type of Strapi's. */
export const contentTypeOf = <Type extends RequestType>(requestType: Type) =>
  `api::${requestType}.${requestType}` as const;

/** A condition in SQL: no personal data of a request is stored. @param request an expression for its documentId. */
export const isErasedSql = (request: string): string =>
  requestTypes
    .map((type) => {
      const { table } = requestStorage[type];
      return `not exists (select from ${table} stored where stored.document_id = ${request} and stored.erased_at is null)`;
    })
    .join(' and ');

/** All requests in SQL, with their types. */
export const everyRequestSql = requestTypes
  .map((type) => `select '${type}' as request_type, document_id, idempotency_key from ${requestStorage[type].table}`)
  .join(' union all ');
