import type { Core } from '@strapi/strapi';
import { filesById, filesInFolders } from '../files/library-files';
import { componentTableOf, type Database, tableOf } from '../platform/join-table';
import { noteChange } from '../relations/pending';
import { findUses } from '../where-used/find-uses';
import type { TargetFile } from '../where-used/places';
import { needersOf, refuseWhatIsNeeded } from './a-document-in-use-cannot-be-removed';

const FILE = 'plugin::upload.file';
const FIGURE = 'shared.figure';

/** @throws ValidationError when published content needs one of the files. */
async function refuseFilesInUse(strapi: Core.Strapi, db: Database, files: TargetFile[]): Promise<void> {
  await db(tableOf(strapi, FILE))
    .whereIn(
      'id',
      files.map(({ id }) => id),
    )
    .select('id')
    .orderBy('id')
    .forUpdate();
  for (const file of files)
    refuseWhatIsNeeded(strapi, await needersOf(strapi, db, { files: [file] }), 'file', 'delete');
}

/**
 * Takes the optional pictures, a hero or a portrait, out of what is published, so that the page can be shown without.
 * Drafts keep the figure with its words: publishing asks there for another picture.
 */
async function dropFigures(strapi: Core.Strapi, db: Database, files: TargetFile[]): Promise<void> {
  const uses = await findUses(strapi, db, { files });
  for (const { uid, documentId, field, place, isPublished } of uses) {
    const table = componentTableOf(strapi, uid, field);
    if (!isPublished || place.schema !== FIGURE || !table) continue;
    await db(table).where({ cmp_id: place.rowId, component_type: FIGURE, field }).delete();
    await db(tableOf(strapi, FIGURE)).where({ id: place.rowId }).delete();
    await noteChange(strapi, db, uid, documentId);
  }
}

interface UploadServices {
  upload: { remove(file: TargetFile): Promise<unknown> };
  file: { deleteByIds(ids: number[]): Promise<unknown> };
  folder: { deleteByIds(ids: number[]): Promise<unknown> };
}

/**
 * The same for the files of the media library. Its services are wrapped, because they delete a file's content before the
 * database hears of it. Of several files or folders that are deleted in one go, none is when one may not be.
 */
export function protectFilesInUse(strapi: Core.Strapi): void {
  const service = <Name extends keyof UploadServices>(name: Name): UploadServices[Name] =>
    strapi.plugin('upload').service(name);
  const [upload, file, folder] = [service('upload'), service('file'), service('folder')];
  const [remove, deleteFiles, deleteFolders] = [upload.remove, file.deleteByIds, folder.deleteByIds];

  const unlessInUse = (files: TargetFile[], run: () => Promise<unknown>) =>
    strapi.db.transaction(async ({ trx }) => {
      await refuseFilesInUse(strapi, trx, files);
      await dropFigures(strapi, trx, files);
      return run();
    });
  upload.remove = (one) => unlessInUse([one], () => remove.call(upload, one));
  file.deleteByIds = async (ids = []) => {
    const files = await filesById(strapi, ids);
    return unlessInUse(files, () => deleteFiles.call(file, ids));
  };
  folder.deleteByIds = async (ids = []) => {
    const files = await filesInFolders(strapi, ids);
    return unlessInUse(files, () => deleteFolders.call(folder, ids));
  };
}
