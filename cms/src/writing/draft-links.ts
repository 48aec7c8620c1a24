import { type BodyLink, bodyFields, everyLink, hasBody } from '@patient-press/shared/body-texts';
import type { Core, UID } from '@strapi/strapi';
import { findLinkTargets } from '../addresses/link-targets';
import { populateAll } from '../platform/document-parts';
import { fieldLabel } from '../platform/field-label';
import { type Fields, list } from '../platform/fields';
import type { Ability } from '../platform/permissions';
import { pendingOf } from '../relations/pending';
import { type CheckedLink, type DraftLink, type LinkableType, linkableTypes } from './contract';
import { findDocuments } from './documents';

const isLinkable = (uid: string): uid is LinkableType => linkableTypes.some((type) => type === uid);

interface Found {
  text: string;
  contentType: LinkableType;
  documentId: string;
}

/** The links of a text that lead to drafts. */
export async function findLinksToDrafts(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
  version: 'draft' | 'published',
): Promise<Found[]> {
  if (!hasBody(uid)) return [];
  const row: Fields | null = await strapi.db.query(uid).findOne({
    where: { documentId, publishedAt: version === 'draft' ? { $null: true } : { $notNull: true } },
    populate: populateAll(strapi, strapi.contentType(uid)),
  });
  const links = list(row?.[bodyFields[uid]]).flatMap((block) => everyLink(block));
  const targets = await findLinkTargets(strapi, links);
  return links.flatMap((link) => {
    const target = targets.get(link);
    return target?.state === 'draft'
      ? [{ text: link.text || link.url, contentType: target.uid, documentId: target.documentId }]
      : [];
  });
}

/** The relations that the published version of a document waits for. */
async function relationsToDrafts(strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<Found[]> {
  const pending = await pendingOf(strapi.db.connection, uid, documentId);
  return pending.flatMap(({ schema, attribute, targetType, target }) => {
    if (!isLinkable(targetType)) return [];
    const inBody = schema !== uid;
    const label = inBody ? strapi.getModel(schema).info.displayName : fieldLabel(strapi, uid, attribute);
    return [{ text: label, contentType: targetType, documentId: target }];
  });
}

/**
 * What a published document links to, or shows, that isn't published itself: readers can't follow the one, and don't see the
 * other, until it is. Each once, with its title as far as the administrator may read it.
 */
export async function findDraftLinks(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
  documentId: string,
): Promise<DraftLink[]> {
  const found = [
    ...(await findLinksToDrafts(strapi, uid, documentId, 'published')),
    ...(await relationsToDrafts(strapi, uid, documentId)),
  ];
  const titles = new Map(
    (await findDocuments(strapi, ability, found)).map((target) => [target.documentId, target.title] as const),
  );
  const links = found.map((one) => ({ ...one, title: titles.get(one.documentId) ?? '' }));
  return [...new Map(links.map((link) => [`${link.documentId} ${link.text}`, link])).values()];
}

/** What the links of a form lead to, in their order. A heading on the same page is for the form to look at. */
export async function checkLinks(
  strapi: Core.Strapi,
  ability: Ability,
  asked: readonly Pick<CheckedLink, 'url' | 'documentId' | 'contentType'>[],
): Promise<CheckedLink[]> {
  const links = asked.map((link): BodyLink => ({ ...link, text: '' }));
  const targets = await findLinkTargets(strapi, links);
  const drafts = [...targets.values()].flatMap((target) =>
    target.state === 'draft' ? [{ contentType: target.uid, documentId: target.documentId }] : [],
  );
  const titles = new Map(
    (await findDocuments(strapi, ability, drafts)).map((target) => [target.documentId, target.title] as const),
  );
  return links.map((link) => {
    const { text: _, ...rest } = link;
    const target = targets.get(link);
    const title = target?.state === 'draft' ? (titles.get(target.documentId) ?? '') : '';
    return { ...rest, state: target?.state ?? 'live', title };
  });
}
