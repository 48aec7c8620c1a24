import type { BodyLink } from '@patient-press/shared/body-texts';
import { firstPageOf } from '@patient-press/shared/list-paths';
import { hasPage, type PageUid, pageAt, splitTarget } from '@patient-press/shared/paths';
import { isOwnPath, normalizePath } from '@patient-press/shared/site-paths';
import type { Core } from '@strapi/strapi';
import { environment } from '../platform/environment';
import { type Fields, text } from '../platform/fields';
import { hasDrafts } from '../platform/join-table';
import { titleAttribute } from '../platform/titles';
import { redirectsLike } from './find-by-path';

const site = new URL(environment.SITE_URL).origin;

/** The path that an address has on the site, as files are named; null: it is another site's, or no path at all. */
export function sitePath(url: string): string | null {
  const { path } = splitTarget(url.startsWith(`${site}/`) ? url.slice(site.length) : url);
  return path.startsWith('/') ? normalizePath(path) : null;
}

/** What a link leads to. */
export type LinkTarget =
  /** Readers find it, or it isn't for the site to say. */
  | { state: 'live' }
  /** The document isn't published; the link works as soon as it is. */
  | { state: 'draft'; uid: PageUid; documentId: string; title: string }
  | { state: 'missing' };

const live: LinkTarget = { state: 'live' };
const missing: LinkTarget = { state: 'missing' };

const titleOf = (uid: PageUid): string => titleAttribute(uid) ?? 'documentId';

/** What is at a document, from all its versions. */
function toTarget(strapi: Core.Strapi, uid: PageUid, rows: readonly Fields[]): LinkTarget {
  const [first] = rows;
  if (!first) return missing;
  if (!hasDrafts(strapi, uid) || rows.some(({ publishedAt }) => publishedAt)) return live;
  return { state: 'draft', uid, documentId: text(first.documentId), title: text(first[titleOf(uid)]) };
}

const findRows = (strapi: Core.Strapi, uid: PageUid, where: object): Promise<Fields[]> =>
  strapi.db.query(uid).findMany({
    select: ['documentId', titleOf(uid), ...(hasDrafts(strapi, uid) ? ['publishedAt'] : [])],
    where,
  });

/** What belongs to a document is there as long as the document is: a guide's PDF, the further pages of a topic or a person. */
const documentPath = (path: string): string =>
  firstPageOf(path.replace(/^(\/guides\/([^/]+)\/)(?:thank-you\/?|\2\.pdf)$/, '$1'));

async function targetAtPath(strapi: Core.Strapi, path: string): Promise<LinkTarget> {
  const place = pageAt(documentPath(path));
  // A site may serve further files; where a document would have its page, only documents and redirects are.
  if (!place || isOwnPath(path) || /\.\w+$/.test(path)) return live;
  const target = toTarget(strapi, place.uid, await findRows(strapi, place.uid, { slug: place.slug }));
  return target.state === 'live' || (await redirectsLike(strapi, path)).length === 0 ? target : live;
}

/** Of links to documents, what they lead to, by the documentId. */
async function targetsOfDocuments(strapi: Core.Strapi, links: readonly BodyLink[]): Promise<Map<string, LinkTarget>> {
  const targets = new Map<string, LinkTarget>();
  for (const [type, ofType] of Map.groupBy(links, ({ contentType }) => contentType ?? '')) {
    if (!hasPage(type)) continue;
    const documentIds = ofType.flatMap(({ documentId }) => documentId ?? []);
    const rows = await findRows(strapi, type, { documentId: { $in: documentIds } });
    for (const [documentId, versions] of Map.groupBy(rows, (row) => text(row.documentId)))
      targets.set(documentId, toTarget(strapi, type, versions));
  }
  return targets;
}

/** What each link leads to. A heading on the same page (`#side-effects`) is for the caller to look at. */
export async function findLinkTargets(
  strapi: Core.Strapi,
  links: readonly BodyLink[],
): Promise<Map<BodyLink, LinkTarget>> {
  const documents = await targetsOfDocuments(
    strapi,
    links.filter(({ documentId }) => documentId),
  );
  const targets = new Map<BodyLink, LinkTarget>();
  for (const link of links) {
    const path = sitePath(link.url);
    if (link.documentId) targets.set(link, documents.get(link.documentId) ?? missing);
    else targets.set(link, path === null ? live : await targetAtPath(strapi, path));
  }
  return targets;
}
