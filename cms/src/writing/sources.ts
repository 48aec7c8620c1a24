import type { Core } from '@strapi/strapi';
import { SOURCE } from '../citations/sources-by-key';
import { type Fields, list, text } from '../platform/fields';
import { columnOf, componentTableOf, joinTableOf, tableOf } from '../platform/join-table';
import { likeAnywhere } from '../platform/stored-text';
import type { CitedSource, SourceList } from './contract';

const LISTED = 20;
/** Each word is searched for separately: so many are more than anyone types. */
const MOST_WORDS = 8;
const NAMED_AUTHORS = 3;
const DOI_PREFIX = /^(https?:\/\/(dx\.)?doi\.org\/|doi:)/i;

function formatAuthors(names: Fields[]): string {
  const written = names.map(({ family, given, organisation }) => {
    const initials = [...text(given).matchAll(/\p{L}[\p{Ll}\p{M}]*/gu)].map(([name]) => name[0]).join('');
    return text(organisation) || [text(family), initials.toUpperCase()].filter(Boolean).join(' ');
  });
  return [...written.slice(0, NAMED_AUTHORS), ...(written.length > NAMED_AUTHORS ? ['et al.'] : [])].join(', ');
}

const retractions = new Set(['corrected', 'concern', 'retracted'] as const);

export function toCitedSource(row: Fields): CitedSource {
  const retraction = [...retractions].find((state) => state === row.retractionState);
  return {
    documentId: text(row.documentId),
    citeKey: text(row.citeKey),
    title: text(row.title),
    authors: formatAuthors(list(row.authorNames)),
    container: text(row.containerTitle),
    year: text(row.publishedOn).slice(0, 4),
    doi: text(row.doi) || null,
    pmid: text(row.pmid) || null,
    retraction: retraction ?? 'none',
  };
}

/** So many of those that have the words are looked at; the administrator may not read all of them. */
const LOOKED_AT = 200;

const columns = ['title', 'citeKey', 'containerTitle', 'publishedOn', 'doi', 'pmid'];
const nameColumns = ['family', 'given', 'organisation'];

/** The rows in which every word is found somewhere, authors' names included; those that were changed last, first. */
async function rowsWith(strapi: Core.Strapi, words: readonly string[]): Promise<number[]> {
  const names = componentTableOf(strapi, SOURCE, 'authorNames');
  if (!names) throw new Error('Strapi does not say where it stores the authors of sources. See its metadata.');
  const query = strapi.db.connection({ source: tableOf(strapi, SOURCE) });
  for (const word of words) {
    query.whereRaw(
      `concat_ws(' ', ${columns.map(() => 'source.??').join(', ')}, (
         select string_agg(concat_ws(' ', ${nameColumns.map(() => 'name.??').join(', ')}), ' ')
         from ?? part join ?? name on name.id = part.cmp_id where part.entity_id = source.id and part.field = 'authorNames'
       )) ilike ?`,
      [
        ...columns.map((name) => columnOf(strapi, SOURCE, name)),
        ...nameColumns,
        names,
        tableOf(strapi, 'source.name'),
        likeAnywhere(word),
      ],
    );
  }
  return query.orderBy('source.updated_at', 'desc').limit(LOOKED_AT).pluck('source.id');
}

const find = (strapi: Core.Strapi, filters: object[], limit: number): Promise<Fields[]> =>
  strapi
    .documents(SOURCE)
    .findMany({ filters: { $and: filters }, populate: ['authorNames'], sort: 'updatedAt:desc', limit });

/** @param readable the filters of what the administrator may read. */
export async function searchSources(strapi: Core.Strapi, readable: object, typed: string): Promise<SourceList> {
  const words = typed
    .split(/\s+/)
    .map((word) => word.replace(DOI_PREFIX, '').replace(/^\[?@/, ''))
    .filter(Boolean)
    .slice(0, MOST_WORDS);
  const [only, ...others] = words;
  const exact =
    only && others.length === 0
      ? await find(
          strapi,
          [readable, { $or: ['citeKey', 'doi', 'pmid'].map((name) => ({ [name]: { $eqi: only } })) }],
          1,
        )
      : [];
  const inWords = words.length > 0 ? [{ id: { $in: await rowsWith(strapi, words) } }] : [];
  const found = await find(strapi, [readable, ...inWords], LISTED + 1);
  const sources = new Map([...exact, ...found].map((row) => [text(row.documentId), toCitedSource(row)]));
  return { sources: [...sources.values()].slice(0, LISTED), hasMore: found.length > LISTED };
}

/** The sources with these keys or documentIds, each once. */
export async function findSources(
  strapi: Core.Strapi,
  readable: object,
  { citeKeys, sources }: { citeKeys: readonly string[]; sources: readonly string[] },
): Promise<CitedSource[]> {
  if (citeKeys.length + sources.length === 0) return [];
  const named = { $or: [{ citeKey: { $in: citeKeys } }, { documentId: { $in: sources } }] };
  return (await find(strapi, [readable, named], citeKeys.length + sources.length)).map(toCitedSource);
}

const ENTRY = 'article.citation';

/** The sources in rows of lists of sources, by the ids of the rows. A row without one, or whose source may not be read, is left out. */
export async function findEntries(
  strapi: Core.Strapi,
  readable: object,
  ids: readonly number[],
): Promise<{ id: number; source: CitedSource }[]> {
  const join = joinTableOf(strapi, ENTRY, 'source');
  if (!join || ids.length === 0) return [];
  const rows: { id: number; documentId: string }[] = await strapi.db
    .connection({ link: join.table })
    .join({ source: tableOf(strapi, SOURCE) }, 'source.id', `link.${join.to}`)
    .whereIn(`link.${join.from}`, ids)
    .select({ id: `link.${join.from}`, documentId: 'source.document_id' });
  const found = await findSources(strapi, readable, { citeKeys: [], sources: rows.map((row) => row.documentId) });
  const byId = new Map(found.map((source) => [source.documentId, source]));
  return rows.flatMap(({ id, documentId }) => {
    const source = byId.get(documentId);
    return source ? [{ id, source }] : [];
  });
}
