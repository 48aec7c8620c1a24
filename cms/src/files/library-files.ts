import type { Core } from '@strapi/strapi';
import type { TargetFile } from '../where-used/places';

const FILE = 'plugin::upload.file';
const FOLDER = 'plugin::upload.folder';

/** As Strapi names rows in the addresses and bodies of the media library's requests. */
export type LibraryId = number | string;

/** A file of the media library, as far as its rights and uses are concerned. */
export interface LibraryFile extends TargetFile {
  name: string;
}

export const filesById = (strapi: Core.Strapi, ids: readonly LibraryId[]): Promise<LibraryFile[]> =>
  strapi.db.query(FILE).findMany({ where: { id: { $in: ids } } });

/** The files in folders, and in all folders below them. */
export async function filesInFolders(strapi: Core.Strapi, ids: readonly LibraryId[]): Promise<LibraryFile[]> {
  const folders: { path: string }[] = await strapi.db.query(FOLDER).findMany({ where: { id: { $in: ids } } });
  if (folders.length === 0) return [];
  const places = folders.flatMap(({ path }) => [{ folderPath: path }, { folderPath: { $startsWith: `${path}/` } }]);
  return strapi.db.query(FILE).findMany({ where: { $or: places } });
}
