import type pg from 'pg';
import { inSchemas, isNotOfExtension, readTexts } from './objects.ts';

// The structure of a newsroom's database as SQL, read from Postgres's catalogs, in the order in which pg_dump writes it:
// https://github.com/postgres/postgres/blob/REL_18_STABLE/src/bin/pg_dump/pg_dump.c

/** A table that holds rows. */
export interface Table {
  /** Quoted, with its schema: `"public"."articles"`. */
  name: string;
  /** Quoted, in the order of the table. Generated columns are computed again. */
  columns: string[];
}

export interface Schema {
  /** Statements to run before rows are loaded. */
  before: string[];
  tables: Table[];
  /** Statements to run afterward: keys, indexes, triggers. */
  after: string[];
}

const quoted = (alias: string) => `quote_ident(${alias}.nspname) || '.' || quote_ident(${alias}.name)`;

/** Relations with the schema and name as `nspname` and `name`. */
const relations = (kinds: string) =>
  `(select c.*, n.nspname, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in (${kinds}) and ${inSchemas('c.relnamespace')} and ${isNotOfExtension('pg_class', 'c.oid')})`;

const SEQUENCE_OPTIONS = `format('start with %s increment by %s minvalue %s maxvalue %s cache %s%s',
  s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, case when s.seqcycle then ' cycle' else '' end)`;

const CREATE_SCHEMAS = `select format('create schema if not exists %I', nspname) from pg_namespace where ${inSchemas('oid')} order by 1`;

const CREATE_ENUMS = `
  select format('create type %s as enum (%s)', t.oid::regtype, string_agg(quote_literal(enumlabel), ', ' order by enumsortorder))
  from pg_type t join pg_enum on enumtypid = t.oid
  where ${inSchemas('typnamespace')} and ${isNotOfExtension('pg_type', 't.oid')} group by t.oid order by 1`;

/** Those of identity columns come with their tables. */
const CREATE_SEQUENCES = `
  select format('create sequence %s as %s %s', ${quoted('c')}, s.seqtypid::regtype, ${SEQUENCE_OPTIONS})
  from ${relations("'S'")} c join pg_sequence s on s.seqrelid = c.oid
  where not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i') order by 1`;

/** A table, a partition as one of its own: it is attached once it is filled. Defaults, which name sequences, are part of it. */
const CREATE_TABLES = `
  select format('create %stable %s (%s)%s%s', case c.relpersistence when 'u' then 'unlogged ' else '' end, ${quoted('c')},
    coalesce((select string_agg(format('%I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attcollation <> 0 and a.attcollation <> t.typcollation then ' collate ' || a.attcollation::regcollation else '' end,
        case
          when a.attidentity <> '' then format(' generated %s as identity (sequence name %s %s)',
            case a.attidentity when 'a' then 'always' else 'by default' end, s.seqrelid::regclass, ${SEQUENCE_OPTIONS})
          when a.attgenerated <> '' then format(' generated always as (%s) %s', pg_get_expr(d.adbin, d.adrelid),
            case a.attgenerated::text when 's' then 'stored' else 'virtual' end)
          when d.oid is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid)
          else '' end,
        case when a.attnotnull then coalesce(format(' constraint %I', k.conname), '') || ' not null' else '' end), ', ' order by a.attnum)
      from pg_attribute a join pg_type t on t.oid = a.atttypid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'n' and k.conkey = array[a.attnum]
      left join pg_depend i on i.refclassid = 'pg_class'::regclass and i.refobjid = a.attrelid and i.refobjsubid = a.attnum
        and i.deptype = 'i' and i.classid = 'pg_class'::regclass and a.attidentity <> ''
      left join pg_sequence s on s.seqrelid = i.objid
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), ''),
    case c.relkind when 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end,
    coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''))
  from ${relations("'r', 'p'")} c order by c.nspname, c.name`;

const OWN_SEQUENCES = `
  select format('alter sequence %s owned by %s.%I', d.objid::regclass, d.refobjid::regclass, a.attname)
  from pg_depend d join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
  join ${relations("'S'")} c on c.oid = d.objid
  where d.deptype = 'a' and d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass order by 1`;

const CREATE_FUNCTIONS = `
  select pg_get_functiondef(p.oid) from pg_proc p
  where prokind in ('f', 'p', 'w') and ${inSchemas('pronamespace')} and ${isNotOfExtension('pg_proc', 'p.oid')} order by p.oid`;

/** Of partitioned tables without their partitions, which have their own. */
const addConstraints = (types: string) => `
  select format('alter table only %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(k.oid))
  from pg_constraint k join ${relations("'r', 'p'")} c on c.oid = conrelid
  where contype in (${types}) and (contype not in ('f', 'c') or conparentid = 0) and (contype <> 'c' or conislocal)
  order by contype, conrelid::regclass::text, conname`;

const ATTACH_PARTITIONS = `
  select format('alter table only %s attach partition %s %s', inhparent::regclass, ${quoted('c')}, pg_get_expr(c.relpartbound, c.oid))
  from pg_inherits join ${relations("'r', 'p'")} c on c.oid = inhrelid where c.relispartition order by 1`;

const CREATE_INDEXES = `
  select pg_get_indexdef(c.oid) from ${relations("'i', 'I'")} c
  where not exists (select from pg_constraint where conindid = c.oid and contype in ('p', 'u', 'x')) order by 1`;

const ATTACH_INDEXES = `
  select format('alter index %s attach partition %s', inhparent::regclass, ${quoted('c')})
  from pg_inherits join ${relations("'i', 'I'")} c on c.oid = inhrelid order by 1`;

const CREATE_TRIGGERS = `
  select pg_get_triggerdef(t.oid) || case t.tgenabled when 'O' then '' else
    format('; alter table %s %s trigger %I', tgrelid::regclass,
      case t.tgenabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end, tgname) end
  from pg_trigger t join ${relations("'r', 'p'")} c on c.oid = tgrelid
  where not tgisinternal and tgparentid = 0 order by 1`;

const COMMENTS = `
  select format('comment on table %s is %L', ${quoted('c')}, obj_description(c.oid, 'pg_class'))
  from ${relations("'r', 'p'")} c where obj_description(c.oid, 'pg_class') is not null
  union all select format('comment on column %s.%I is %L', ${quoted('c')}, attname, col_description(c.oid, attnum))
  from ${relations("'r', 'p'")} c join pg_attribute on attrelid = c.oid and attnum > 0 and not attisdropped
  where col_description(c.oid, attnum) is not null order by 1`;

/** Unlogged tables, too: what is in them is lost only in a crash. */
const TABLES = `
  select ${quoted('c')} as name, array(select quote_ident(attname) from pg_attribute
    where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns
  from ${relations("'r'")} c order by 1`;

/** Reads what a newsroom's database consists of. `search_path` must be empty, so that all names come with their schemas. */
export async function readSchema(client: pg.ClientBase): Promise<Schema> {
  const statements = async (queries: string[]) => {
    const found: string[] = [];
    for (const query of queries) found.push(...(await readTexts(client, query)));
    return found;
  };
  const { rows: tables } = await client.query<Table>(TABLES);
  return {
    before: await statements([
      CREATE_SCHEMAS,
      CREATE_ENUMS,
      CREATE_SEQUENCES,
      CREATE_FUNCTIONS,
      CREATE_TABLES,
      OWN_SEQUENCES,
    ]),
    tables,
    after: await statements([
      addConstraints("'p', 'u', 'x'"),
      addConstraints("'c'"),
      CREATE_INDEXES,
      ATTACH_PARTITIONS,
      ATTACH_INDEXES,
      addConstraints("'f'"),
      CREATE_TRIGGERS,
      COMMENTS,
    ]),
  };
}

/**
 * Statements that set each sequence to the value it has now. Sequences aren't part of a snapshot: read after it, they are at
 * the numbers that its rows have, or past them.
 */
export async function readSequenceValues(client: pg.ClientBase): Promise<string[]> {
  const names = await readTexts(client, `select ${quoted('c')} from ${relations("'S'")} c order by 1`);
  const statements: string[] = [];
  for (const name of names)
    statements.push(
      ...(await readTexts(
        client,
        `select format('select pg_catalog.setval(%L, %s, %L)', $1::text, last_value, is_called) from ${name}`,
        [name],
      )),
    );
  return statements;
}
