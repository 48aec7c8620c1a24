import { UNSAVED_DOCUMENT } from '@patient-press/shared/live-preview';
import { isMadeIntoPage } from '@patient-press/shared/paths';
import { signTicket } from '@patient-press/shared/tickets';
import type { Core, UID } from '@strapi/strapi';
import { environment } from '../platform/environment';
import { type Ability, mayReadDocument } from '../platform/permissions';
import { inAnHour } from '../platform/tokens/in-an-hour';

/** What Strapi hands to its preview's handler. */
export interface AskedPreview {
  documentId?: string;
  /** `draft` and `modified` are the draft; what is not known is taken for it. */
  status?: string;
}

const RELEASE = 'api::release.release';

const isPreviewable = (uid: string): uid is UID.ContentType & `api::${string}` =>
  isMadeIntoPage(uid) || uid === 'api::cta-banner.cta-banner';

/** The address at which the press shows, for an hour, what a release changes. */
function releasePreviewUrl(documentId: string): string {
  const ticket = signTicket(environment.PRESS_TOKEN, {
    for: 'release',
    expires: inAnHour(),
    release: documentId,
    admin: new URL(environment.CMS_URL).origin,
  });
  return `${environment.SITE_URL}/_preview/${ticket}/changes/`;
}

interface Shown {
  uid: UID.ContentType;
  documentId: string;
  version: 'draft' | 'published';
}

/** The address at which the press shows one version of a document for an hour, to anyone who has it. */
export function signedPreviewUrl({ uid, documentId, version }: Shown): string {
  const ticket = signTicket(environment.PRESS_TOKEN, {
    for: 'preview',
    expires: inAnHour(),
    contentType: uid,
    documentId,
    version,
    admin: new URL(environment.CMS_URL).origin,
  });
  return `${environment.SITE_URL}/_preview/${ticket}/`;
}

/**
 * The address of a preview, for Strapi's own button.
 * Strapi's own route asks for no permission, so that this does: the address is made only for an administrator who may
 * read that very document.
 * @returns undefined when there is nothing to show to the user who asks.
 */
export async function previewUrl(
  strapi: Core.Strapi,
  uid: string,
  { documentId, status }: AskedPreview,
): Promise<string | undefined> {
  const ability: Ability | undefined = strapi.requestContext.get()?.state.userAbility;
  if (ability && documentId && uid === RELEASE)
    return (await mayReadDocument(strapi, ability, { uid, documentId, version: 'draft' }))
      ? releasePreviewUrl(documentId)
      : undefined;
  if (!ability || !documentId || !isPreviewable(uid)) return undefined;
  const hasDrafts = strapi.contentType(uid).options?.draftAndPublish === true;
  const version = hasDrafts && status !== 'published' ? 'draft' : 'published';
  if (!(await mayReadDocument(strapi, ability, { uid, documentId, version }))) return undefined;
  return signedPreviewUrl({ uid, documentId, version });
}

/**
 * The address at which the press shows a document while it is written.
 * @param documentId undefined: the document was never saved.
 * @returns undefined when the user may not read it, or make one.
 */
export async function livePreviewUrl(
  strapi: Core.Strapi,
  ability: Ability,
  uid: UID.ContentType,
  documentId?: string,
): Promise<string | undefined> {
  const version = strapi.contentType(uid).options?.draftAndPublish === true ? 'draft' : 'published';
  const isAllowed =
    documentId === undefined
      ? ability.can('plugin::content-manager.explorer.create', uid)
      : await mayReadDocument(strapi, ability, { uid, documentId, version });
  return isAllowed
    ? `${signedPreviewUrl({ uid, documentId: documentId ?? UNSAVED_DOCUMENT, version })}live/`
    : undefined;
}
