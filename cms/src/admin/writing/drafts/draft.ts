/** The values of one of Strapi's forms, by the names of its fields. */
export type FormValues = Record<string, unknown>;

/** Which form of which account: what is stored for one is offered in no other. */
export interface FormOwner {
  userId: number | string;
  uid: string;
  /** `create`: a document that was never saved. */
  documentId: string;
}

/** What was typed into a form and not saved. */
export interface Draft {
  /** One for each form that was opened, so that two tabs never overwrite each other's. */
  id: string;
  /** See `formKey`. */
  form: string;
  /** Milliseconds since 1970. */
  savedAt: number;
  values: FormValues;
  /** What the form had before anything was typed: only what differs from it is put back. */
  base: FormValues;
  /** It was typed while the cms was saving what came before, so that it is put back without asking. */
  isRest?: boolean;
}

export const formKey = ({ userId, uid, documentId }: FormOwner): string => `${userId} ${uid} ${documentId}`;

const DAY_MS = 86_400_000;
const DAYS_STORED = 30;

/** Drafts saved before this, in milliseconds since 1970, are removed. */
export const expiry = (now: number): number => now - DAYS_STORED * DAY_MS;

/** Strapi numbers the entries of lists again in each form. */
const comparable = (value: unknown): string =>
  JSON.stringify(value, (name, part: unknown) => (name === '__temp_key__' ? undefined : part)) ?? '';

const isSame = (one: unknown, other: unknown) => one === other || comparable(one) === comparable(other);

/** The fields in which one form's values differ from another's. */
export const changedFields = (before: FormValues, after: FormValues): string[] =>
  Object.keys({ ...before, ...after }).filter((field) => !isSame(before[field], after[field]));

/**
 * Puts what was typed over what is there now, field by field: fields that no one typed into stay as they are now.
 * @returns `now` itself when there is nothing to put.
 */
export function mergeTyped(base: FormValues, typed: FormValues, now: FormValues): FormValues {
  const fields = changedFields(base, typed).filter((field) => !isSame(typed[field], now[field]));
  if (fields.length === 0) return now;
  return { ...now, ...Object.fromEntries(fields.map((field) => [field, typed[field]])) };
}

/** Fields that were typed into and were changed on the server meanwhile, too. */
export const contested = ({ base, values }: Pick<Draft, 'base' | 'values'>, now: FormValues): string[] =>
  changedFields(base, values).filter((field) => !isSame(base[field], now[field]) && !isSame(values[field], now[field]));

const isPlain = (value: object) => Object.getPrototypeOf(value) === Object.prototype;

/** Values as a browser can store them: without functions and without what only lives on the page. */
export function storable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null || value instanceof Date || value instanceof Blob) return value;
  if (!isPlain(value)) return undefined;
  if ('$$typeof' in value) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, storable(part)]));
}
