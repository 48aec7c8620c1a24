import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { type AcceptedFile, type ArrivedFile, acceptUpload, nameWith } from './accept-upload';
import type { StorableContent } from './prepare-picture';

interface FileInfo {
  name?: string | null;
}

/** What goes with a file or several: `fileInfo` is one, or as many as there are files. */
interface UploadData {
  fileInfo?: FileInfo | FileInfo[];
  ref?: unknown;
  refId?: unknown;
  field?: unknown;
}

interface StoredFile {
  id: number;
  ext?: string | null;
  width?: number | null;
  height?: number | null;
}

/** Strapi's service that every upload goes through: the admin’s, the REST API’s, one from a URL, one by code. */
export interface UploadService {
  upload(sent: { data: UploadData; files: ArrivedFile | ArrivedFile[] }, options?: object): Promise<StoredFile[]>;
  replace(id: number, sent: { data: UploadData; file: ArrivedFile }, options?: object): Promise<StoredFile>;
  findOne(id: number): Promise<StoredFile | null>;
}

/** Strapi would attach the file to any document, past its drafts, its review and the rights of who sends it. */
function refuseAttaching({ ref, refId, field }: UploadData): void {
  if (ref !== undefined || refId !== undefined || field !== undefined)
    throw new errors.ValidationError(
      'An upload can’t name the document it’s for. Upload the file, choose it in the document, and save.',
    );
}

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'patient-press-upload-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const renamed = (info: FileInfo | undefined, arrived: ArrivedFile, extensions: [string, ...string[]]): FileInfo =>
  info?.name ? { ...info, name: nameWith(info.name, arrived.originalFilename ?? '', extensions) } : { ...info };

type Dimensions = StorableContent['dimensions'];

/** Strapi does not measure AVIF, and refuses texts with a picture that was not measured. */
async function keepDimensions(strapi: Core.Strapi, stored: StoredFile, dimensions: Dimensions): Promise<StoredFile> {
  if (!dimensions || (stored.width === dimensions.width && stored.height === dimensions.height)) return stored;
  await strapi.db.query('plugin::upload.file').update({ where: { id: stored.id }, data: dimensions });
  return { ...stored, ...dimensions };
}

/** Lets only pictures and PDFs into the media library, judged by their content. Where one of several is refused, all are. */
export function guardUploads(strapi: Core.Strapi): void {
  const service: UploadService = strapi.plugin('upload').service('upload');
  const upload = service.upload.bind(service);
  const replace = service.replace.bind(service);

  Object.assign(service, {
    async upload({ data, files }, options) {
      refuseAttaching(data);
      const infos = Array.isArray(data.fileInfo) ? data.fileInfo : [data.fileInfo];
      return inTemporaryFolder(async (folder) => {
        const accepted: AcceptedFile[] = [];
        const fileInfo: FileInfo[] = [];
        const measured: Dimensions[] = [];
        for (const [index, arrived] of (Array.isArray(files) ? files : [files]).entries()) {
          const { file, extensions, dimensions } = await acceptUpload(arrived, join(folder, String(index)));
          accepted.push(file);
          measured.push(dimensions);
          fileInfo.push(renamed(infos[index], arrived, extensions));
        }
        const stored = await upload({ data: { ...data, fileInfo }, files: accepted }, options);
        return Promise.all(stored.map((file, index) => keepDimensions(strapi, file, measured[index])));
      });
    },

    async replace(id, { data, file: arrived }, options) {
      refuseAttaching(data);
      const stored = await service.findOne(id);
      if (!stored) throw new errors.NotFoundError();
      return inTemporaryFolder(async (folder) => {
        const { file, extensions, dimensions } = await acceptUpload(arrived, join(folder, 'file'), stored.ext ?? '');
        const info = Array.isArray(data.fileInfo) ? data.fileInfo[0] : data.fileInfo;
        const fileInfo = renamed(info, arrived, extensions);
        return keepDimensions(strapi, await replace(id, { data: { ...data, fileInfo }, file }, options), dimensions);
      });
    },
  } satisfies Pick<UploadService, 'upload' | 'replace'>);
}
