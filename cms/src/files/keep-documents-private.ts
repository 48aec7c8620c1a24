import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Core } from '@strapi/strapi';
import { environment } from '../platform/environment';
import { isPictureMime } from './picture-types';

/** What Strapi hands to an upload provider, as far as it is used here. */
interface UploadedFile {
  hash: string;
  ext?: string;
  mime: string;
  url: string;
  stream?: Readable;
}

interface UploadProvider {
  uploadStream(file: UploadedFile, options?: object): Promise<void>;
  replaceStream?(file: UploadedFile, old: UploadedFile): Promise<void>;
  delete(file: UploadedFile): Promise<unknown>;
  extend(methods: Partial<UploadProvider>): void;
}

/** Where private files are. */
export const privateDir = join(environment.DATA_DIR, 'private');

export const isPrivate = (file: { mime?: string | null }) => file.mime === 'application/pdf';

/** Where a private file lies on disk. Its hash and extension are Strapi's, made without slashes. */
export const privatePath = (file: { hash: string; ext?: string | null }) =>
  join(privateDir, `${file.hash}${file.ext ?? ''}`);

/**
 * What a bucket sends with an object, for anyone who knows its address: nothing that a browser would run, and only pictures to
 * be shown. Sandboxing them by a policy is the CDN's to do (docs/operating.md).
 */
export const objectParams = ({ mime }: { mime: string }) =>
  isPictureMime(mime)
    ? { ContentType: mime, ContentDisposition: 'inline' }
    : { ContentType: 'application/octet-stream', ContentDisposition: 'attachment' };

const isS3 = (provider: unknown) => typeof provider === 'string' && /aws-s3$/i.test(provider);

/**
 * Keeps every PDF of the media library out of Strapi's public folder, because `/uploads` is open to everyone and a
 * guide is not. Its `url` is a path that nothing serves; the press reads the file through `/api/guides/<id>/file`.
 */
export function storeDocumentsPrivately(strapi: Core.Strapi): void {
  const provider: UploadProvider = strapi.plugin('upload').provider;
  const config = strapi.config.get<{ provider?: unknown; actionOptions?: { uploadStream?: object } }>(
    'plugin::upload',
    {},
  );
  const uploadAnywhere = provider.uploadStream.bind(provider);
  const publicUpload = (file: UploadedFile) =>
    isS3(config.provider)
      ? uploadAnywhere(file, { ...config.actionOptions?.uploadStream, ...objectParams(file) })
      : uploadAnywhere(file);
  // Strapi hands no parameters of an object on to what replaces one: a bucket's is uploaded over the old one instead.
  const publicReplace = isS3(config.provider) ? undefined : provider.replaceStream?.bind(provider);
  const publicDelete = provider.delete.bind(provider);

  const uploadStream = async (file: UploadedFile) => {
    if (!isPrivate(file)) return publicUpload(file);
    if (!file.stream) throw new Error(`The file ${file.hash} arrived without its content. Upload it again.`);
    await mkdir(privateDir, { recursive: true, mode: 0o700 });
    await pipeline(file.stream, createWriteStream(privatePath(file), { mode: 0o600 }));
    file.url = `/private/${file.hash}${file.ext ?? ''}`;
  };

  const remove = async (file: UploadedFile) =>
    isPrivate(file) ? rm(privatePath(file), { force: true }) : publicDelete(file);

  provider.extend({
    uploadStream,
    async replaceStream(file, old) {
      if (publicReplace && !isPrivate(file) && !isPrivate(old)) return publicReplace(file, old);
      await uploadStream(file);
      if (old.url !== file.url) await remove(old);
    },
    delete: remove,
  });
}
