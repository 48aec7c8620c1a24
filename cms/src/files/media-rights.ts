import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { hasDrafts } from '../platform/join-table';
import { findUses, type Use } from '../where-used/find-uses';
import type { LibraryFile } from './library-files';

const GUIDE = 'api::guide.guide';

interface Version {
  id: number;
  documentId: string;
  /** A guide has one. */
  title?: string | null;
}

type Check = (version: Version, field?: string) => boolean;
/** Strapi's content manager asks this of its own requests, as far as it is used here. */
interface PermissionChecker {
  can: { update: Check; publish: Check };
}

interface UsedVersion extends Use {
  version: Version;
}

async function usedVersions(strapi: Core.Strapi, uses: Use[]): Promise<UsedVersion[]> {
  const used: UsedVersion[] = [];
  for (const use of uses) {
    // Roles may be limited to what a person, or others of the same role, made.
    const populate = { createdBy: { populate: ['roles'] } };
    const version: Version | null = await strapi.db.query(use.uid).findOne({ where: { id: use.rowId }, populate });
    if (version) used.push({ ...use, version });
  }
  return used;
}

/** Readers see a change of what a published version shows at once, so that it takes the right to publish, too. */
const isPublished = (strapi: Core.Strapi, used: UsedVersion) => hasDrafts(strapi, used.uid) && used.isPublished;

/** Whether the sender of the current request may change this document. Code that answers no request may. */
async function mayChange(strapi: Core.Strapi, used: UsedVersion): Promise<boolean> {
  const state = strapi.requestContext.get()?.state;
  if (!state) return true;
  const { uid, permissionField: field, version } = used;
  if (state.userAbility) {
    const { can }: PermissionChecker = strapi
      .service('plugin::content-manager.permission-checker')
      .create({ userAbility: state.userAbility, model: uid });
    return can.update(version, field) && (!isPublished(strapi, used) || can.publish(version));
  }
  try {
    await strapi.get('auth').verify(state.auth, { scope: [`${uid}.update`] });
    return true;
  } catch {
    return false;
  }
}

const typeName = (strapi: Core.Strapi, uid: UID.ContentType) => strapi.contentType(uid).info.displayName;

/** The PDF of a guide that readers can get. */
const isOfPublishedGuide = (strapi: Core.Strapi) => (used: UsedVersion) =>
  used.uid === GUIDE && used.permissionField === 'file' && isPublished(strapi, used);

/**
 * Refuses a change of a file that is used in documents which the sender of the request may not change.
 * @param change what readers would see changed: its content (replaced or deleted), or only what is said about it.
 * @throws PolicyError, whose message Strapi passes on with its 403; ValidationError for the PDF of a published guide, whose content
 *   no one changes in place.
 */
export async function requireMediaRights(
  strapi: Core.Strapi,
  file: LibraryFile,
  change: 'content' | 'details',
): Promise<void> {
  const used = await usedVersions(strapi, await findUses(strapi, strapi.db.connection, { files: [file] }));
  const guide = change === 'content' ? used.find(isOfPublishedGuide(strapi)) : undefined;
  if (guide)
    throw new errors.ValidationError(
      `“${file.name}” is the PDF of the published guide “${guide.version.title ?? ''}”. Upload the new PDF as a new file, choose it in the guide, and publish the guide. Then you can delete this one.`,
    );
  for (const one of used)
    if (!(await mayChange(strapi, one)))
      throw new errors.PolicyError(
        `“${file.name}” is used in a document that your role can’t edit (${typeName(strapi, one.uid)}). Upload a copy and use that, or ask someone who can edit the document.`,
      );
}
