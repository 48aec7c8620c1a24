import type { Core } from '@strapi/strapi';
import { filesById, filesInFolders, type LibraryFile, type LibraryId } from '../files/library-files';
import { askToConfirm, isConfirmed } from '../platform/http/confirmation';
import { findUses, oncePerField, type Use } from '../where-used/find-uses';
import { namesOf } from './a-document-in-use-cannot-be-removed';
import { confirmationWords } from './words/document';

type Change = 'delete' | 'replace';

/** The published documents that readers would see changed. What can't be deleted at all is refused elsewhere. */
async function publishedUses(strapi: Core.Strapi, file: LibraryFile, change: Change): Promise<Use[]> {
  const uses = (await findUses(strapi, strapi.db.connection, { files: [file] })).filter((use) => use.isPublished);
  return change === 'delete' && uses.some((use) => use.isNeeded) ? [] : oncePerField(uses);
}

/** @throws ValidationError that asks to confirm, when readers see one of the files. */
async function requireConfirmation(strapi: Core.Strapi, files: readonly LibraryFile[], change: Change): Promise<void> {
  if (isConfirmed(strapi)) return;
  for (const file of files) {
    const uses = await publishedUses(strapi, file, change);
    if (uses.length > 0)
      askToConfirm(confirmationWords.usedFile({ file: file.name, change, ...namesOf(strapi, uses) }));
  }
}

interface UploadServices {
  upload: {
    replace(id: LibraryId, ...others: unknown[]): Promise<unknown>;
    remove(file: LibraryFile): Promise<unknown>;
  };
  file: { deleteByIds(ids?: LibraryId[]): Promise<unknown> };
  folder: { deleteByIds(ids?: LibraryId[]): Promise<unknown> };
}

/**
 * A picture of what readers see is neither replaced nor deleted before the sender has read where it is used. The
 * services are wrapped, because everything that changes files goes through them: the admin, the API, programs.
 */
export function confirmChangesOfUsedFiles(strapi: Core.Strapi): void {
  const service = <Name extends keyof UploadServices>(name: Name): UploadServices[Name] =>
    strapi.plugin('upload').service(name);
  const [upload, file, folder] = [service('upload'), service('file'), service('folder')];
  const [replace, remove] = [upload.replace.bind(upload), upload.remove.bind(upload)];
  const [deleteFiles, deleteFolders] = [file.deleteByIds.bind(file), folder.deleteByIds.bind(folder)];

  Object.assign(upload, {
    async replace(id, ...others) {
      await requireConfirmation(strapi, await filesById(strapi, [id]), 'replace');
      return replace(id, ...others);
    },
    async remove(one) {
      await requireConfirmation(strapi, [one], 'delete');
      return remove(one);
    },
  } satisfies UploadServices['upload']);
  file.deleteByIds = async (ids = []) => {
    await requireConfirmation(strapi, await filesById(strapi, ids), 'delete');
    return deleteFiles(ids);
  };
  folder.deleteByIds = async (ids = []) => {
    await requireConfirmation(strapi, await filesInFolders(strapi, ids), 'delete');
    return deleteFolders(ids);
  };
}
