import type { Core, UID } from '@strapi/strapi';
import { hasDrafts, tableOf } from '../platform/join-table';
import { type SearchedColumn, searchedColumns } from './searched-columns';

/** More words than these make no search narrower that people type. */
const MOST_WORDS = 8;

const escaped = (word: string) => word.replaceAll(/[\\%_]/g, String.raw`\$&`);
const containing = (word: string) => `%${escaped(word)}%`;
/** As JSON writes it: what contains a word contains it so. */
const inJson = (word: string) => JSON.stringify(word).slice(1, -1);

/** What structured text says, without its structure. A mark within a word doesn't cut the word in two. */
const said = (value: string) =>
  `(select coalesce(string_agg(said #>> '{}', ''), '') from jsonb_path_query(cast(${value} as jsonb), 'strict $.**.text') said)`;

function hitsIn({ table, column, isStructured, rows }: SearchedColumn): string {
  const value = `one."${column}"`;
  const contains = isStructured
    ? `cast(${value} as text) ilike word.in_json and ${said(value)} ilike word.plain`
    : `${value} ilike word.plain`;
  return `select above.root, word.n from (${rows}) above join "${table}" one on one.id = above.id join word on ${contains}`;
}

/**
 * The documents that have every word of a search, somewhere in their fields or in the text of their body: those that were
 * edited last.
 * @param search what was typed.
 * @param limit how many at most.
 * @param mayRead whether a field of the type may be read: others are not searched.
 * @returns documentIds.
 */
export async function findByWords(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  search: string,
  { limit, mayRead }: { limit: number; mayRead(field: string): boolean },
): Promise<string[]> {
  const words = [...new Set(search.toLowerCase().split(/\s+/).filter(Boolean))].slice(0, MOST_WORDS);
  const table = tableOf(strapi, uid);
  const rows = `select id as root, id from "${table}"${hasDrafts(strapi, uid) ? ' where published_at is null' : ''}`;
  const columns = searchedColumns(strapi, uid, rows, mayRead);
  if (words.length === 0 || columns.length === 0) return [];
  const found = await strapi.db.connection.raw(
    `with word as (
       select * from unnest(cast(? as int[]), cast(? as text[]), cast(? as text[])) as word (n, plain, in_json)
     ), hit as (${columns.map(hitsIn).join(' union ').replaceAll('?', String.raw`\?`)})
     select document.document_id as "documentId"
     from "${table}" document
     where document.id in (select root from hit group by root having count(distinct n) = ?)
     order by document.updated_at desc, document.id desc
     limit ?`,
    [
      words.map((_, index) => index),
      words.map(containing),
      words.map((word) => containing(inJson(word))),
      words.length,
      limit,
    ],
  );
  return found.rows.map(({ documentId }: { documentId: string }) => documentId);
}
