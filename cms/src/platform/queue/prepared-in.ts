import { createHash } from 'node:crypto';
import type { fromKnex, KnexTransactionLike } from 'pg-boss';

/** By the statement's text. The queue has one for each kind of job. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `patient_press_${createHash('sha256').update(text).digest('hex').slice(0, 32)}`;
  names.set(text, name);
  return name;
}

/** What knex hands on to pg, which its types do not say. */
interface WithOptions {
  options(options: { name: string; values: unknown[] }): Promise<{ rows: unknown[] }>;
}
const takesOptions = (query: object): query is WithOptions => 'options' in query;

/**
 * The queue's statements in a caller's transaction, as `fromKnex` of pg-boss, but prepared once for each connection: Postgres
 * takes longer to plan them than to do them, and knex to number their placeholders.
 */
export const preparedIn = (transaction: KnexTransactionLike): ReturnType<typeof fromKnex> => ({
  async executeSql(text, values = []) {
    // Without bindings, knex leaves `$1` as it is.
    const query = transaction.raw(text.replaceAll('?', '\\?'));
    if (!takesOptions(query)) throw new Error('This is no transaction of knex. Give enqueue one, or none.');
    return await query.options({ name: nameOf(text), values });
  },
});
