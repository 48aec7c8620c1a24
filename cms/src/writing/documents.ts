import { pageAt, pagePath } from '@patient-press/shared/paths';
import type { Core } from '@strapi/strapi';
import { type Fields, text } from '../platform/fields';
import { hasDrafts } from '../platform/join-table';
import { type Ability, readableOf } from '../platform/permissions';
import { titleAttribute } from '../platform/titles';
import { type DocumentList, type LinkableType, type LinkTarget, linkableTypes } from './contract';

const LISTED = 20;
const MOST_WORDS = 8;

const titleOf = (type: LinkableType): string => titleAttribute(type) ?? 'documentId';

const find = (strapi: Core.Strapi, type: LinkableType, filters: object[], limit: number): Promise<Fields[]> =>
  strapi.documents(type).findMany({ filters: { $and: filters }, sort: 'updatedAt:desc', limit });

/** The slugs of those of some documents that readers find, by documentId. */
async function publishedSlugs(strapi: Core.Strapi, type: LinkableType, rows: Fields[]): Promise<Map<string, string>> {
  if (!hasDrafts(strapi, type)) return new Map(rows.map(({ documentId, slug }) => [text(documentId), text(slug)]));
  const published: Fields[] = await strapi.db.query(type).findMany({
    select: ['documentId', 'slug'],
    where: { documentId: { $in: rows.map(({ documentId }) => documentId) }, publishedAt: { $notNull: true } },
  });
  return new Map(published.map(({ documentId, slug }) => [text(documentId), text(slug)]));
}

async function toTargets(strapi: Core.Strapi, type: LinkableType, rows: Fields[]): Promise<LinkTarget[]> {
  const published = await publishedSlugs(strapi, type, rows);
  return rows.map((row) => {
    const documentId = text(row.documentId);
    const slug = published.get(documentId) || text(row.slug);
    return {
      contentType: type,
      documentId,
      title: text(row[titleOf(type)]),
      path: slug ? pagePath(type, slug) : null,
      isPublished: published.has(documentId),
    };
  });
}

/** Of a path or an address of this site, the document there; of anything else, every word in its title or slug. */
function filtersFor(type: LinkableType, typed: string): object[] | null {
  const path = /^(?:https?:\/\/[^/]+)?(\/[^?#]*)/.exec(typed.trim())?.[1];
  if (path !== undefined) {
    const place = pageAt(path);
    return place?.uid === type ? [{ slug: place.slug }] : null;
  }
  const words = typed.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  return words.map((word) => ({ $or: [titleOf(type), 'slug'].map((name) => ({ [name]: { $containsi: word } })) }));
}

/** Documents that a text can link to, of the types that the administrator may read. */
export async function searchDocuments(
  strapi: Core.Strapi,
  ability: Ability,
  { words, types = linkableTypes }: { words: string; types?: readonly LinkableType[] | undefined },
): Promise<DocumentList> {
  const found: { changed: string; target: LinkTarget }[] = [];
  for (const type of types) {
    const readable = await readableOf(strapi, ability, type);
    const filters = filtersFor(type, words);
    if (!readable || !filters) continue;
    const rows = await find(strapi, type, [readable.filters, ...filters], LISTED + 1);
    const targets = await toTargets(strapi, type, rows);
    found.push(...targets.map((target, index) => ({ changed: String(rows[index]?.updatedAt), target })));
  }
  // Those changed last, of all types together.
  const documents = found.sort((a, b) => (a.changed < b.changed ? 1 : -1)).map(({ target }) => target);
  return { documents: documents.slice(0, LISTED), hasMore: documents.length > LISTED };
}

/** What links lead to, as far as it is there and the administrator may read it. */
export async function findDocuments(
  strapi: Core.Strapi,
  ability: Ability,
  documents: readonly { contentType: LinkableType; documentId: string }[],
): Promise<LinkTarget[]> {
  const targets: LinkTarget[] = [];
  for (const [type, ofType] of Map.groupBy(documents, ({ contentType }) => contentType)) {
    const readable = await readableOf(strapi, ability, type);
    if (!readable) continue;
    const named = { documentId: { $in: ofType.map(({ documentId }) => documentId) } };
    targets.push(
      ...(await toTargets(strapi, type, await find(strapi, type, [readable.filters, named], ofType.length))),
    );
  }
  return targets;
}
