import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { isNamedByContent } from '../lib/cache-control.ts';
import { isMissing } from '../lib/file-errors.ts';
import { type ObjectHeaders, objectHeaders } from './object-headers.ts';

/** A file of the site as it was when it was opened, also while another takes its place. */
export interface ObjectFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly headers: ObjectHeaders;
  /** Changes with the content and with the headers. */
  readonly fingerprint: string;
  /** The MD5 of its content, in base64. */
  md5(): Promise<string>;
  read(): Promise<Buffer | Readable>;
  close(): Promise<void>;
}

/** In bytes: what is larger is read piece by piece. */
const SMALL = 1_000_000;

const pieces = (handle: FileHandle) => handle.createReadStream({ autoClose: false, start: 0 });

async function contentOf(handle: FileHandle, size: number): Promise<Buffer> {
  const content = Buffer.alloc(size);
  await handle.read(content, 0, size, 0);
  return content;
}

async function md5Of(handle: FileHandle, size: number): Promise<string> {
  const hash = createHash('md5');
  if (size <= SMALL) return hash.update(await contentOf(handle, size)).digest('base64');
  for await (const piece of pieces(handle)) hash.update(piece);
  return hash.digest('base64');
}

async function fromHandle(handle: FileHandle, path: string, redirect: string | undefined): Promise<ObjectFile | null> {
  const stats = await handle.stat();
  if (!stats.isFile()) return null;
  const { size } = stats;
  const headers = objectHeaders(path, redirect);
  let known: string | undefined;
  const md5 = async () => {
    known ??= await md5Of(handle, size);
    return known;
  };
  // For these, the name identifies the content, and pictures are most of a site's bytes.
  const content = isNamedByContent(path) ? size : await md5();
  const fingerprint = createHash('md5')
    .update(JSON.stringify([content, headers]))
    .digest('base64');
  return {
    path,
    size,
    headers,
    fingerprint,
    md5,
    read: async () => (size <= SMALL ? contentOf(handle, size) : pieces(handle)),
    close: () => handle.close(),
  };
}

/** Opens a file of the site, or returns null where there is none. */
export async function openObjectFile(
  dir: string,
  path: string,
  redirect: string | undefined,
): Promise<ObjectFile | null> {
  const handle = await open(join(dir, path)).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (!handle) return null;
  try {
    const file = await fromHandle(handle, path, redirect);
    if (!file) await handle.close();
    return file;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * The paths of all files below a folder, with `/` on every system.
 * @throws Error when the folder is not there. One inside it may vanish meanwhile.
 */
export async function* listPaths(dir: string, folder = ''): AsyncGenerator<string> {
  const entries = await readdir(join(dir, folder), { withFileTypes: true }).catch((error: unknown) => {
    if (folder && isMissing(error)) return [];
    throw error;
  });
  for (const entry of entries) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* listPaths(dir, path);
    else yield path;
  }
}
