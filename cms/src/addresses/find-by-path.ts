import { type PageUid, pageAt, pagePath, spellings } from '@patient-press/shared/paths';
import type { Core } from '@strapi/strapi';
import { text } from '../platform/fields';

export const REDIRECT = 'api::redirect.redirect';

interface SavedRedirect {
  documentId: string;
  from: string;
  to: string;
  reason: string;
}

/** The redirects from a path, with or without its slash at the end. */
export const redirectsFrom = (strapi: Core.Strapi, path: string): Promise<SavedRedirect[]> =>
  strapi.db.query(REDIRECT).findMany({ where: { from: { $in: spellings(path) } }, orderBy: { id: 'asc' } });

/** The redirects from a path in any spelling: capitals, percent-encoding and the slash at the end make no difference. */
export const redirectsLike = (strapi: Core.Strapi, path: string): Promise<SavedRedirect[]> =>
  strapi.db.query(REDIRECT).findMany({
    where: {
      $or: [...spellings(path), ...spellings(encodeURI(path))].map((from) => ({ from: { $eqi: from } })),
    },
    orderBy: { id: 'asc' },
  });

/** The condition that a row of a type with pages is the one that readers see. */
const shownRow = (strapi: Core.Strapi, uid: PageUid) =>
  strapi.contentType(uid).options?.draftAndPublish ? { publishedAt: { $notNull: true } } : {};

/** The document whose page readers find at a path, by its type and title, if there is one. */
export async function pageAtPath(
  strapi: Core.Strapi,
  path: string,
): Promise<{ uid: PageUid; title: string } | undefined> {
  // What belongs to a guide is there as long as the guide is.
  const place = pageAt(path.replace(/^(\/guides\/([^/]+)\/)(?:thank-you\/?|\2\.pdf)$/, '$1'));
  if (!place) return undefined;
  const { uid, slug } = place;
  const row = await strapi.db.query(uid).findOne({ where: { slug, ...shownRow(strapi, uid) } });
  return row && { uid, title: text(row.headline) || text(row.title) || text(row.name) };
}

/** The path at which readers find a document, if they do. */
export async function shownPath(strapi: Core.Strapi, uid: PageUid, documentId: string): Promise<string | undefined> {
  const row = await strapi.db.query(uid).findOne({ select: ['slug'], where: { documentId, ...shownRow(strapi, uid) } });
  const slug = text(row?.slug);
  return slug ? pagePath(uid, slug) : undefined;
}
