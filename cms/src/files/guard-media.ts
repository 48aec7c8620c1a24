import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { filesById, filesInFolders, type LibraryFile, type LibraryId } from './library-files';
import { requireMediaRights } from './media-rights';

const FOLDER = 'plugin::upload.folder';

interface UploadService {
  replace(id: LibraryId, ...others: unknown[]): Promise<unknown>;
  updateFileInfo(id: LibraryId, ...others: unknown[]): Promise<unknown>;
  remove(file: LibraryFile): Promise<unknown>;
}
interface FileService {
  deleteByIds(ids?: LibraryId[]): Promise<unknown>;
}
interface FolderService extends FileService {
  update(id: LibraryId, changes: { parent?: unknown }, ...others: unknown[]): Promise<unknown>;
}

const ids = z.array(z.union([z.number(), z.string()])).catch([]);
/** What the admin asks to have moved. Strapi's own controller refuses what is no list of ids. */
const moved = z.object({ fileIds: ids.default([]), folderIds: ids.default([]) }).catch({ fileIds: [], folderIds: [] });

/** Whether a folder is to lie elsewhere. The admin sends where it lies with every change of its name. */
async function isMoved(strapi: Core.Strapi, id: LibraryId, parent: unknown): Promise<boolean> {
  if (parent === undefined) return false;
  const folder: { parent: { id: number } | null } | null = await strapi.db
    .query(FOLDER)
    .findOne({ where: { id }, populate: ['parent'] });
  return String(folder?.parent?.id ?? null) !== String(parent);
}

/**
 * Lets a file that documents use be changed, moved or deleted only by those who may change these documents, whichever way
 * they ask for it. Where it is refused for one file of several, nothing happens to any.
 */
export function guardMedia(strapi: Core.Strapi): void {
  const requireAll = async (files: LibraryFile[], change: 'content' | 'details') => {
    for (const file of files) await requireMediaRights(strapi, file, change);
  };
  guardFiles(strapi, requireAll);
  guardFolders(strapi, requireAll);
}

type RequireAll = (files: LibraryFile[], change: 'content' | 'details') => Promise<void>;

function guardFiles(strapi: Core.Strapi, requireAll: RequireAll): void {
  const service: UploadService = strapi.plugin('upload').service('upload');
  const replace = service.replace.bind(service);
  const updateFileInfo = service.updateFileInfo.bind(service);
  const remove = service.remove.bind(service);
  Object.assign(service, {
    async replace(id, ...others) {
      await requireAll(await filesById(strapi, [id]), 'content');
      return replace(id, ...others);
    },
    async updateFileInfo(id, ...others) {
      await requireAll(await filesById(strapi, [id]), 'details');
      return updateFileInfo(id, ...others);
    },
    async remove(file) {
      await requireAll([file], 'content');
      return remove(file);
    },
  } satisfies UploadService);

  const files: FileService = strapi.plugin('upload').service('file');
  const deleteByIds = files.deleteByIds.bind(files);
  Object.assign(files, {
    async deleteByIds(wanted = []) {
      await requireAll(await filesById(strapi, wanted), 'content');
      return deleteByIds(wanted);
    },
  } satisfies FileService);
}

function guardFolders(strapi: Core.Strapi, requireAll: RequireAll): void {
  const folders: FolderService = strapi.plugin('upload').service('folder');
  const update = folders.update.bind(folders);
  const deleteByIds = folders.deleteByIds.bind(folders);
  Object.assign(folders, {
    async update(id, changes, ...others) {
      // Where it lies is a matter of its files; what it is called is not.
      if (await isMoved(strapi, id, changes.parent)) await requireAll(await filesInFolders(strapi, [id]), 'details');
      return update(id, changes, ...others);
    },
    async deleteByIds(wanted = []) {
      await requireAll(await filesInFolders(strapi, wanted), 'content');
      return deleteByIds(wanted);
    },
  } satisfies FolderService);

  // Strapi moves several at once in the controller itself, by statements that pass no service.
  strapi.get('controllers').extend(
    'plugin::upload.admin-folder-file',
    (controller: Core.Controller) =>
      ({
        ...controller,
        async moveMany(ctx, next) {
          const { fileIds, folderIds } = moved.parse(ctx.request.body);
          await requireAll(
            [...(await filesById(strapi, fileIds)), ...(await filesInFolders(strapi, folderIds))],
            'details',
          );
          return controller.moveMany?.(ctx, next);
        },
      }) satisfies Core.Controller,
  );
}
