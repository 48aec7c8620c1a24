import type { Core, Struct, UID } from '@strapi/strapi';
import { columnOf, type Database, tableOf } from '../platform/join-table';
import { usingSchemas } from './using-schemas';

/**
 * What a text refers to is found through an index: a search that reads every text takes seconds in a large newsroom. The
 * index has more than references (an email address looks like a cite key), so its caller reads the texts that it finds.
 */

/** Postgres refuses index entries above 2,700 bytes, and with them the text; a character has up to 4. */
const LONGEST = 500;

/** Its result is stored in indexes: a change of it needs another name. */
const FUNCTION = 'patient_press_text_references';

/** Punctuation that can be within a cite key, not at its end. */
const WITHIN_KEYS = ':.#$%&+?<>~/-';

const path = (found: string) => `rtrim(split_part(split_part(lower(${found}), '#', 1), '?', 1), '/')`;

/** `@` and a cite key; a documentId; a path in lower case, without its query and the slash at its end. */
const definition = `
  create or replace function ${FUNCTION}(value text) returns text[]
  language sql immutable strict parallel safe
  as $$
    select coalesce(array_agg(distinct left(reference, ${LONGEST})), '{}') from (
      select '@' || rtrim(found[1], '${WITHIN_KEYS}') as reference
        from regexp_matches(value, '@([A-Za-z0-9_][A-Za-z0-9_${WITHIN_KEYS}]*)', 'g') as found
      union all
      select found[1] from regexp_matches(value, '"documentId": *"([^"]+)"', 'g') as found
      union all
      select ${path('found[1]')} from regexp_matches(value, '"(?:https?://[^/"]+)?(/[^"]*)"', 'g') as found
      union all
      select ${path('value')} where value like '/%'
    ) as every
  $$
`;

/** A column with texts that may refer to something. */
export interface TextColumn {
  schema: UID.Schema;
  attribute: string;
  isJson: boolean;
}

/** Fields that are no prose and may still have a path of the site: addresses of links and buttons, the pages of a banner. */
const addresses = new Set([
  'shared.link.url',
  'home.start-link.url',
  'marketing.action.url',
  'api::redirect.redirect.to',
  'api::cta-banner.cta-banner.pages',
]);

const hasText = ({ uid }: Struct.Schema, name: string, type: string) =>
  type === 'blocks' ||
  addresses.has(`${uid}.${name}`) ||
  ((uid.startsWith('body.') || uid === 'shared.figure') && ['string', 'text', 'json'].includes(type));

/** Every column whose texts are looked through for references. */
export const textColumns = (strapi: Core.Strapi): TextColumn[] =>
  usingSchemas(strapi).flatMap((schema) =>
    Object.entries(schema.attributes)
      .filter(([name, { type }]) => hasText(schema, name, type))
      .map(([attribute, { type }]) => ({
        schema: schema.uid,
        attribute,
        isJson: type === 'blocks' || type === 'json',
      })),
  );

/**
 * Makes the indexes that are missing. At every start, because columns are added without a migration of their own. Strapi
 * leaves indexes alone that it did not make.
 */
export async function indexTexts(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.transaction(async (transaction) => {
    // Replicas that start together would make the same indexes at the same time.
    await transaction.raw("select pg_advisory_xact_lock(hashtext('patient_press_where_used'))");
    await transaction.raw(definition.replaceAll('?', String.raw`\?`));
    for (const { schema, attribute } of textColumns(strapi)) {
      const [table, column] = [tableOf(strapi, schema), columnOf(strapi, schema, attribute)];
      await transaction.raw(`create index if not exists ?? on ?? using gin (${FUNCTION}(cast(?? as text)))`, [
        `patient_press_${table}_${column}`,
        table,
        column,
      ]);
    }
  });
}

/** A reference as the index has it. */
export const toReference = {
  citeKey: (key: string) => `@${key}`.slice(0, LONGEST),
  documentId: (documentId: string) => documentId,
  /** The path may be typed as it is read, or percent-encoded. */
  path: (written: string) =>
    [written, encodeURI(written)].map((one) => one.toLowerCase().replace(/\/+$/, '').slice(0, LONGEST)),
};

/** A text in which the index has one of the references. */
export interface ReferringText extends Pick<TextColumn, 'schema' | 'attribute'> {
  rowId: number;
  value: unknown;
}

/** The texts that may refer to one of these. */
export async function textsReferringTo(
  strapi: Core.Strapi,
  db: Database,
  references: readonly string[],
): Promise<ReferringText[]> {
  if (references.length === 0) return [];
  const columns = textColumns(strapi);
  // In one question: each costs its way to the database and back.
  const [first, ...others] = columns.map(({ schema, attribute }, index) =>
    db(tableOf(strapi, schema))
      .whereRaw(`${FUNCTION}(cast(?? as text)) && cast(? as text[])`, [columnOf(strapi, schema, attribute), references])
      .select(db.raw('? :: int as place, id, cast(?? as text) as value', [index, columnOf(strapi, schema, attribute)])),
  );
  const rows: { place: number; id: number; value: string }[] = (await first?.unionAll(others, true)) ?? [];
  return rows.flatMap(({ place, id, value }) => {
    const column = columns[place];
    if (!column) return [];
    const { schema, attribute, isJson } = column;
    return [{ schema, attribute, rowId: id, value: isJson ? JSON.parse(value) : value }];
  });
}
