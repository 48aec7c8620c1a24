import type { Core, UID } from '@strapi/strapi';
import { populateAll } from '../platform/document-parts';
import { type Fields, list, type ReadonlyFields, text } from '../platform/fields';

export const RELEASE = 'api::release.release';

/** The fields of a release that name documents, in the order in which these are published: first what others point at. */
export const memberFields = {
  pages: 'api::page.page',
  guides: 'api::guide.guide',
  articles: 'api::article.article',
  banners: 'api::cta-banner.cta-banner',
} as const satisfies Record<string, UID.ContentType>;
type MemberField = keyof typeof memberFields;
const fieldNames = Object.keys(memberFields) as MemberField[];

const HOME_PAGE = 'api::home-page.home-page';

/** The field of a release that names documents of a type; undefined: none does. */
export const fieldOf = (uid: string): MemberField | undefined => fieldNames.find((name) => memberFields[name] === uid);

/** Whether a release can name documents of a type. */
export const isMember = (uid: string): boolean => fieldOf(uid) !== undefined;

/** A document that a release publishes, and the field of the release that names it. */
export interface Member {
  field: MemberField | 'publishesHomePage';
  uid: UID.ContentType & `api::${string}`;
  documentId: string;
}

/** What a release publishes. */
export interface Plan {
  name: string;
  /** In the order in which they are published. */
  members: Member[];
  redirects: ReadonlyFields[];
}

async function homePage(strapi: Core.Strapi): Promise<Member[]> {
  const found = await strapi.db.query(HOME_PAGE).findOne({ where: { publishedAt: { $null: true } } });
  return found ? [{ field: 'publishesHomePage', uid: HOME_PAGE, documentId: text(found.documentId) }] : [];
}

/** @param release its fields, with the documents that its relations name. */
export async function planOf(strapi: Core.Strapi, release: ReadonlyFields): Promise<Plan> {
  const members = fieldNames.flatMap((field) =>
    list(release[field]).map((row): Member => ({ field, uid: memberFields[field], documentId: text(row.documentId) })),
  );
  return {
    name: text(release.name),
    members: [...members, ...(release.publishesHomePage === true ? await homePage(strapi) : [])],
    redirects: list(release.redirects),
  };
}

/** The draft of a release with what it names; null: there is none. */
export const readRelease = (strapi: Core.Strapi, documentId: string): Promise<Fields | null> =>
  strapi.db.query(RELEASE).findOne({
    where: { documentId, publishedAt: { $null: true } },
    populate: populateAll(strapi, strapi.contentType(RELEASE)),
  });

export async function isReleased(strapi: Core.Strapi, documentId: string): Promise<boolean> {
  return (await strapi.db.query(RELEASE).count({ where: { documentId, publishedAt: { $notNull: true } } })) > 0;
}

/** A release that is still to be published, by what people call it. */
export interface OpenRelease {
  documentId: string;
  name: string;
}

/** The releases to come that name one of these documents of a type. There is one at most, but for what was saved at once. */
export async function openReleasesWith(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentIds: readonly string[],
): Promise<(OpenRelease & { members: string[] })[]> {
  const field = fieldOf(uid);
  if (!field || documentIds.length === 0) return [];
  const found: Fields[] = await strapi.db.query(RELEASE).findMany({
    select: ['documentId', 'name'],
    where: { publishedAt: { $null: true }, [field]: { documentId: { $in: [...documentIds] } } },
    populate: { [field]: { select: ['documentId'] } },
  });
  const open: (OpenRelease & { members: string[] })[] = [];
  for (const release of found) {
    const documentId = text(release.documentId);
    if (await isReleased(strapi, documentId)) continue;
    const members = list(release[field]).map((row) => text(row.documentId));
    open.push({ documentId, name: text(release.name), members: members.filter((id) => documentIds.includes(id)) });
  }
  return open;
}
