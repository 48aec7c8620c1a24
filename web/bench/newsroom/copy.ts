import type { Client } from 'pg';
import { z } from 'zod';
import { templatesFor } from './plant.ts';

/**
 * How Strapi's rows are copied by the thousand: before the templates are written, every id sequence is set to a round
 * number, so that all their rows, components and links have ids in one range, and nothing else has. Copy n is those rows
 * once more with n × STRIDE added to every id in the range: ids of what they point at outside of it stay as they are.
 */
const STRIDE = 10_000;
export const FIRST_SOURCE_ID = 1_000_000;
export const FIRST_ARTICLE_ID = 10_000_000;

const columns = z.array(
  z.object({ table: z.string(), column: z.string(), isInteger: z.boolean(), isCounted: z.boolean() }),
);

/**
 * Columns of the tables that hold content: not those of Strapi itself and of its users, nor our own beside it. Only where a
 * sequence counts the ids can rows be copied: other ids, such as UUIDs, are in no range.
 */
async function readColumns(database: Client): Promise<Map<string, z.infer<typeof columns>>> {
  const { rows } = await database.query(`
    select table_name as table, column_name as column, data_type in ('integer', 'bigint') as "isInteger",
      pg_get_serial_sequence(format('%I.%I', table_schema, table_name), column_name) is not null as "isCounted"
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name !~ '^(strapi|admin|up|i18n|patient_press)_'
    order by table_name, ordinal_position`);
  const tables = Map.groupBy(columns.parse(rows), ({ table }) => table);
  return new Map(
    [...tables].filter(([, of]) =>
      of.some(({ column, isInteger, isCounted }) => column === 'id' && isInteger && isCounted),
    ),
  );
}

/** Lets the ids of everything that is written from now on begin at a round number. */
export async function startIdsAt(database: Client, first: number): Promise<void> {
  for (const table of (await readColumns(database)).keys()) {
    await database.query('select setval(pg_get_serial_sequence($1, $2), $3, false)', [`"${table}"`, 'id', first]);
  }
}

/** What a copy has of its own; `n` is its number. */
const own: Record<string, string> = {
  document_id: `left(md5(t.document_id || '.' || n), 24)`,
  slug: `t.slug || '-' || n`,
  headline: `t.headline || ', part ' || n`,
  title: `t.title || ', part ' || n`,
  doi: `t.doi || '.' || n`,
  cite_key: `t.cite_key || '-' || n`,
  first_published_at: `t.first_published_at - n * interval '100 hours'`,
};

async function copyTemplates(database: Client, first: number, copies: number): Promise<void> {
  const end = first + STRIDE - 1;
  for (const [table, of] of await readColumns(database)) {
    const { rows } = await database.query(
      `select max(id) as last from "${table}" where id between ${first} and ${first * 10 - 1}`,
    );
    const { last } = z.object({ last: z.number().nullable() }).parse(rows[0]);
    if (last === null) continue;
    if (last > end)
      throw new Error(
        `The templates have more than ${STRIDE} rows in ${table}. Raise STRIDE in web/bench/newsroom/copy.ts.`,
      );
    const values = of.map(({ column, isInteger }) => {
      const value = `t."${column}"`;
      if (isInteger && /(^|_)id$/.test(column))
        return `case when ${value} between ${first} and ${end} then ${value} + n * ${STRIDE} else ${value} end`;
      return own[column] ?? value;
    });
    await database.query(`
      insert into "${table}" (${of.map(({ column }) => `"${column}"`).join(', ')})
      select ${values.join(', ')} from "${table}" t, generate_series(1, ${copies}) n where t.id between ${first} and ${end} order by n, t.id`);
    await database.query(`select setval(pg_get_serial_sequence('"${table}"', 'id'), (select max(id) from "${table}"))`);
  }
}

/** The marks of an article's sources, in the order of its list. */
const marks = `
  select part.entity_id as article, array_agg('[@' || source.cite_key || ']' order by part."order") as marks
  from articles_cmps part
  join components_article_citations_source_lnk link on link.citation_id = part.cmp_id
  join sources source on source.id = link.source_id
  where part.component_type = 'article.citation' group by part.entity_id`;

/** Gives every article sources of its own choice among all of them, and has its text cite them. */
async function spreadSources(database: Client, sources: number): Promise<void> {
  await database.query(`create temporary table marks_before as ${marks}`);
  await relinkSources(database, sources);
  await database.query(`
    create function pg_temp.cite(content text, earlier text[], later text[]) returns text language plpgsql as $$
    begin
      for place in 1 .. cardinality(earlier) loop
        content := replace(content, earlier[place], later[place]);
      end loop;
      return content;
    end $$`);
  await database.query(`
    update components_body_rich_texts written
    set content = cast(pg_temp.cite(cast(written.content as text), before.marks, now.marks) as jsonb)
    from articles_cmps part join marks_before before on before.article = part.entity_id
    join (${marks}) now on now.article = part.entity_id
    where part.component_type = 'body.rich-text' and part.cmp_id = written.id and part.entity_id >= ${FIRST_ARTICLE_ID}`);
}

async function relinkSources(database: Client, sources: number): Promise<void> {
  await database.query(`
    with numbered as (select id, row_number() over (order by id) - 1 as place from sources)
    update components_article_citations_source_lnk link set source_id = numbered.id
    from articles_cmps part join articles article on article.id = part.entity_id, numbered
    where part.component_type = 'article.citation' and link.citation_id = part.cmp_id and article.id >= ${FIRST_ARTICLE_ID}
      and numbered.place = (hashtext(article.slug)::bigint + 2147483648 + part."order"::int * 17) % ${sources}`);
}

/** Number of sources that go with a number of articles: a fifth of it, between 2,000 and 20,000. */
export const sourcesFor = (articles: number): number =>
  Math.min(20_000, Math.max(2000, 100 * Math.ceil(articles / 500)));

/**
 * Copies the templates of a newsroom until it has so many articles.
 * @param articles a multiple of what `templatesFor` says.
 */
export async function copyUntil(database: Client, articles: number): Promise<void> {
  // No triggers and no checks of foreign keys: the copies are as sound as what they were copied from.
  await database.query('set session_replication_role = replica');
  const [templates, sources] = [templatesFor(articles), sourcesFor(articles)];
  await copyTemplates(database, FIRST_ARTICLE_ID, articles / templates - 1);
  await copyTemplates(database, FIRST_SOURCE_ID, sources / templates - 1);
  await database.query(
    `update articles set published_at = first_published_at + interval '1 day' where published_at is not null`,
  );
  await spreadSources(database, sources);
  await database.query('vacuum analyze');
}
