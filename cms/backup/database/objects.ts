import type pg from 'pg';

/** The schemas of a newsroom: Strapi's and our own tables, and the queue. Others in the database belong to someone else. */
export const SCHEMAS = ['public', 'patient_press_jobs'] as const;

/** The schemas as a list of SQL literals. Objects of extensions are left out: they come with the server. */
export const inSchemas = (namespace: string): string =>
  `${namespace} in (select oid from pg_namespace where nspname in (${SCHEMAS.map((name) => `'${name}'`).join(', ')}))`;

export const isNotOfExtension = (catalog: string, oid: string): string =>
  `not exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

/** The first column of every row, as text. */
export async function readTexts(client: pg.ClientBase, query: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<unknown[]>({ text: query, values, rowMode: 'array' });
  return rows.map(([first]) => String(first));
}

/** Kinds of objects that `readSchema` doesn't write. A newsroom has none of them. */
const UNSUPPORTED = `
  select format('%s %s', case relkind when 'v' then 'view' when 'm' then 'materialized view' else 'foreign table' end, oid::regclass)
    from pg_class c where relkind in ('v', 'm', 'f') and ${inSchemas('relnamespace')} and ${isNotOfExtension('pg_class', 'c.oid')}
  union all select format('rule %I on %s', rulename, ev_class::regclass)
    from pg_rewrite r join pg_class c on c.oid = ev_class where relkind <> 'v' and relkind <> 'm' and ${inSchemas('relnamespace')}
  union all select format('policy %I on %s', polname, polrelid::regclass)
    from pg_policy join pg_class c on c.oid = polrelid where ${inSchemas('relnamespace')}
  union all select format('type %s', t.oid::regtype)
    from pg_type t left join pg_class c on c.oid = typrelid
    where (typtype in ('d', 'r', 'm') or typtype = 'b' and typelem = 0 and typcategory <> 'A' or relkind = 'c')
      and ${inSchemas('typnamespace')} and ${isNotOfExtension('pg_type', 't.oid')}
  union all select format('aggregate %s', p.oid::regprocedure)
    from pg_proc p where prokind = 'a' and ${inSchemas('pronamespace')} and ${isNotOfExtension('pg_proc', 'p.oid')}
  union all select format('table %s, which inherits from another', inhrelid::regclass)
    from pg_inherits join pg_class c on c.oid = inhrelid where relkind = 'r' and not relispartition and ${inSchemas('relnamespace')}
  union all select format('statistics %I', stxname) from pg_statistic_ext where ${inSchemas('stxnamespace')}
  order by 1`;

/** Objects that a backup would lose, such as a view that someone added: `view public.totals`. */
export const findUnsupported = (client: pg.ClientBase): Promise<string[]> => readTexts(client, UNSUPPORTED);

/** Tables, sequences, types and functions of a newsroom's schemas. An empty database has none. */
export const countObjects = async (client: pg.ClientBase): Promise<number> =>
  Number(
    (
      await readTexts(
        client,
        `select (select count(*) from pg_class c where relkind in ('r', 'p', 'S', 'v', 'm', 'f')
             and ${inSchemas('relnamespace')} and ${isNotOfExtension('pg_class', 'c.oid')})
           + (select count(*) from pg_proc p where ${inSchemas('pronamespace')} and ${isNotOfExtension('pg_proc', 'p.oid')})
           + (select count(*) from pg_type t where typtype = 'e' and ${inSchemas('typnamespace')} and ${isNotOfExtension('pg_type', 't.oid')})`,
      )
    )[0],
  );
