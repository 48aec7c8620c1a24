import { hasPage, pagePath } from '@patient-press/shared/paths';
import { dayIn } from '@patient-press/shared/time-zones';
import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { closestPage } from '../addresses/closest-page';
import { REDIRECT, shownPath } from '../addresses/find-by-path';
import { type Fields, type ReadonlyFields, text } from '../platform/fields';
import type { Ability } from '../platform/permissions';
import { readTimeZone } from '../platform/time-zone/read';
import { readTitle } from '../platform/titles';
import { findObjections } from '../rules/find-objections';
import type { Afterwards } from './contract';
import { withdrawingWords as words } from './words';

const WITHDRAWN = 'api::withdrawn-page.withdrawn-page';

interface Place {
  contentType: UID.ContentType;
  documentId: string;
}

/** Where readers find a page, or will once its draft is published. */
async function pathOf(strapi: Core.Strapi, { contentType: uid, documentId }: Place): Promise<string | null> {
  if (!hasPage(uid)) return null;
  const shown = await shownPath(strapi, uid, documentId);
  if (shown) return shown;
  const draft: ReadonlyFields | null = await strapi.db.query(uid).findOne({ select: ['slug'], where: { documentId } });
  const slug = text(draft?.slug);
  return slug ? pagePath(uid, slug) : null;
}

interface Left {
  uid: typeof REDIRECT | typeof WITHDRAWN;
  data: Fields;
}

/** The document that says what readers find; null: it has no page. */
async function toDocument(strapi: Core.Strapi, place: Place, afterwards: Afterwards): Promise<Left | null> {
  const path = await pathOf(strapi, place);
  if (!path) return null;
  if (afterwards.kind === 'redirect')
    return { uid: REDIRECT, data: { from: path, to: afterwards.to, permanent: false, reason: 'unpublished' } };
  const { contentType: uid, documentId } = place;
  const [title, closest] = [await readTitle(strapi, uid, documentId), await closestPage(strapi, uid, documentId)];
  const { kind: outcome, reason, note } = afterwards;
  return {
    uid: WITHDRAWN,
    data: {
      ...{ address: path, title: title || path, outcome, reason },
      note: outcome === 'notice' ? note : null,
      withdrawnOn: dayIn(await readTimeZone(strapi), Date.now()),
      related: closest === '/' ? null : closest,
    },
  };
}

/** What is about the address itself: the page is still there. */
const ofAddress = ['from', 'address'];

/**
 * Looks at what readers are to find before a page is unpublished, by the rules that apply when it is saved.
 * @throws ValidationError with what they object to; ForbiddenError where the role may not save it.
 */
export async function checkAfterwards(
  strapi: Core.Strapi,
  ability: Ability,
  place: Place,
  afterwards: Afterwards,
): Promise<void> {
  const left = await toDocument(strapi, place, afterwards);
  if (!left) throw new errors.ValidationError(words.noPage);
  if (!ability.can('plugin::content-manager.explorer.create', left.uid)) throw new errors.ForbiddenError(words.noRight);
  const objections = await findObjections(strapi, left.uid, { data: left.data, isPublication: false });
  const [first] = objections.filter(({ path: [field] }) => !ofAddress.includes(String(field)));
  if (first) throw new errors.ValidationError(first.message);
}

/**
 * Unpublishes a document, and has readers find there what was chosen. What must be gone is gone, even if a rule objects by then
 * to what was to be found there.
 * @returns what the rule said; empty: all is well.
 */
export async function unpublishAndLeave(
  strapi: Core.Strapi,
  place: Place & { afterwards: Afterwards | null },
): Promise<string> {
  const { contentType: uid, documentId, afterwards } = place;
  const left = afterwards && (await toDocument(strapi, place, afterwards));
  await strapi.documents(uid).unpublish({ documentId });
  if (!left) return '';
  return strapi.db.transaction(async ({ trx }) => {
    await trx.raw('savepoint afterwards');
    try {
      await strapi.documents(left.uid).create({ data: left.data });
      return '';
    } catch (error) {
      if (!(error instanceof errors.ApplicationError)) throw error;
      await trx.raw('rollback to savepoint afterwards');
      return words.notLeft(error.message);
    }
  });
}
