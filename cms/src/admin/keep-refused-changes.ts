import { adminApi } from '@strapi/strapi/admin';

/** Strapi's own definition of a request that changes documents, as far as it is changed here. */
interface Mutation {
  invalidatesTags(result: unknown, error: unknown, ...rest: unknown[]): unknown[];
  onQueryStarted?: unknown;
  transformErrorResponse?: (error: unknown) => unknown;
}

/** Strapi's types name no endpoint of the content manager's. */
interface DocumentsApi {
  enhanceEndpoints(changes: { endpoints: Record<string, (mutation: Mutation | undefined) => void> }): unknown;
}

const names = [
  'createDocument',
  'cloneDocument',
  'updateDocument',
  'publishDocument',
  'unpublishDocument',
  'discardDocument',
  'deleteDocument',
];

const isOtherError = (error: unknown): error is { message?: unknown } =>
  typeof error === 'object' && error !== null && !('name' in error && error.name === 'ValidationError');

/**
 * Strapi's form takes every error but this one for success: it would say that nothing is left to save. Without errors at
 * fields the message alone is shown.
 */
const asValidationError = (error: unknown) =>
  isOtherError(error) ? { ...error, name: 'ValidationError', details: {} } : error;

/**
 * Keeps in the form what was typed when the cms refuses it. After every answer, also after a refusal, Strapi's admin
 * fetches the document again and puts what is saved into the form; before the answer it does the same with what was sent.
 */
export function keepRefusedChanges(): void {
  const keep = (name: string) => (mutation: Mutation | undefined) => {
    if (!mutation) {
      console.error(`Strapi has no endpoint “${name}” any more: what is typed may be lost when a save is refused.`);
      return;
    }
    const { invalidatesTags } = mutation;
    mutation.invalidatesTags = (result, error, ...rest) => (error ? [] : invalidatesTags(result, error, ...rest));
    if (name !== 'updateDocument') return;
    mutation.onQueryStarted = undefined;
    mutation.transformErrorResponse = asValidationError;
  };
  (adminApi as unknown as DocumentsApi).enhanceEndpoints({
    endpoints: Object.fromEntries(names.map((name) => [name, keep(name)])),
  });
}
