import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_PICTURE_PIXELS } from '@patient-press/shared/pictures';
import sharp from 'sharp';
import { z } from 'zod';
import { type FindPicture, mediaKey, type Picture } from '../../src/content/entries/pictures.ts';
import { environment } from '../lib/environment.ts';
import { openPersistentMap } from '../lib/persistent-map.ts';
import { documentProblems } from '../words/document-problems.ts';
import { CmsError } from './cms.ts';
import { fetchFile, MissingFileError } from './missing-file.ts';
import { drawShare, type Rgb } from './share-picture.ts';

/** Widths in pixels: a phone, a phone with a dense screen or a column, a wide screen. */
const WIDTHS = [480, 960, 1600];
const FALLBACK_WIDTH = 960;

// No picture is made twice, so nothing of it is needed again.
sharp.cache(false);

const cacheDir = join(environment.DATA_DIR, 'pictures');
export const pictureDir = '_pictures';

const file = z.object({ documentId: z.string(), url: z.string(), updatedAt: z.string(), mime: z.string() });
/** A file of the media library, as a document shows it. */
export type File = z.infer<typeof file>;

const lostPicture = z.object({
  type: z.literal('image'),
  image: z.object({ documentId: z.null().optional(), name: z.string() }),
});

/** Every file that a document shows, wherever it is. */
export function filesIn(value: unknown, found = new Map<string, File>()): Map<string, File> {
  if (Array.isArray(value)) {
    for (const item of value) filesIn(item, found);
  } else if (value && typeof value === 'object') {
    if ('mime' in value) {
      const parsed = file.safeParse(value);
      if (parsed.success) found.set(mediaKey(parsed.data), parsed.data);
    } else for (const item of Object.values(value)) filesIn(item, found);
  }
  return found;
}

/** The pictures in texts of which the media library knows nothing anymore, by their names. */
export function lostPictures(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(lostPictures);
  if (typeof value !== 'object' || value === null) return [];
  const lost = lostPicture.safeParse(value).data;
  return lost ? [lost.image.name] : Object.values(value).flatMap(lostPictures);
}

/** A picture as pages show it, and the names of its files in all sizes. */
interface Prepared {
  picture: Picture;
  files: string[];
}

type Format = 'avif' | 'webp' | 'jpeg' | 'png';

const encoding = {
  avif: { quality: 55, effort: 2 },
  webp: { quality: 78 },
  jpeg: { quality: 80, mozjpeg: true },
  png: { palette: true },
};

const toHex = (channel: number) => Math.round(channel).toString(16).padStart(2, '0');

const isOfSystem = (error: unknown) => error instanceof Error && 'code' in error;

async function saveInCache(name: string, bytes: Buffer): Promise<void> {
  const file = join(cacheDir, name);
  // Presses may share a cache: each makes its own draft.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, bytes);
  await rename(draft, file);
}

/** Makes one size of a picture in one format, unless the cache has it. @returns the file's name. */
async function makeSize(upright: Buffer, hash: string, size: number, format: Format): Promise<string> {
  const name = `${hash}-${size}.${format}`;
  if (existsSync(join(cacheDir, name))) return name;
  await saveInCache(name, await sharp(upright).resize({ width: size }).toFormat(format, encoding[format]).toBuffer());
  return name;
}

/**
 * What a function makes in the first of some formats that can hold the picture: WebP ends at 16,383 pixels, JPEG at 65,500.
 * @throws Error the last format's, when none can; at once when it is the machine's fault.
 */
async function firstThatFits<T>(formats: readonly Format[], make: (format: Format) => Promise<T>): Promise<T> {
  let last: unknown = new Error('No format was tried.');
  for (const format of formats) {
    try {
      return await make(format);
    } catch (error) {
      if (isOfSystem(error)) throw error;
      last = error;
    }
  }
  throw last;
}

/** Makes the picture for link previews, unless the cache has it. @returns the file's name. */
async function makeShare(upright: Buffer, hash: string, background: Rgb): Promise<string> {
  const name = `${hash}-share.jpeg`;
  if (!existsSync(join(cacheDir, name))) await saveInCache(name, await drawShare(upright, background));
  return name;
}

const address = (name: string) => `/${pictureDir}/${name}`;

/** Makes the sizes of one picture in the cache. The files' names hold the hash of the original. */
async function prepare(original: Buffer): Promise<Prepared> {
  const hash = createHash('sha256').update(original).digest('hex').slice(0, 16);
  const upright = sharp(original, { limitInputPixels: MAX_PICTURE_PIXELS }).rotate();
  const { data, info } = await upright.toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const { dominant, isOpaque } = await sharp(data).stats();
  const widths = [...new Set(WIDTHS.map((wanted) => Math.min(wanted, width)))];
  const fallback = await firstThatFits(isOpaque ? ['jpeg', 'png'] : ['png'], (format) =>
    makeSize(data, hash, Math.min(FALLBACK_WIDTH, width), format),
  );
  const share = await makeShare(data, hash, dominant);
  const files = [fallback, share];
  const sources: Picture['sources'] = [];
  for (const format of ['avif', 'webp'] as const) {
    try {
      // A format that lacks a size is left out: browsers would take one of its smaller ones rather than another format.
      const names: string[] = [];
      for (const size of widths) names.push(await makeSize(data, hash, size, format));
      files.push(...names);
      const srcset = names.map((name, index) => `${address(name)} ${widths[index]}w`).join(', ');
      sources.push({ type: `image/${format}`, srcset });
    } catch (error) {
      if (isOfSystem(error)) throw error;
    }
  }
  const color = `#${toHex(dominant.r)}${toHex(dominant.g)}${toHex(dominant.b)}`;
  return { picture: { src: address(fallback), share: address(share), width, height, color, sources }, files };
}

/** A picture that can't be shown: why, and what to do, in a sentence. */
interface BrokenPicture {
  file: File;
  message: string;
  /** Whether there is no such file; else there is, but it is no picture. */
  isMissing: boolean;
}

type Fault = Omit<BrokenPicture, 'file'>;

export interface Pictures {
  /** Prepares these pictures. @returns those that can't be shown. @throws CmsError when the cms can't be reached. */
  prepare(files: readonly File[]): Promise<BrokenPicture[]>;
  find: FindPicture;
  /** The names of all files of these pictures. */
  filesOf(files: readonly File[]): string[];
  /** Reads one file of a picture. */
  read(name: string): Promise<Buffer>;
}

/**
 * Makes AVIF, WebP and a fallback of pictures, unless the cache under `DATA_DIR/pictures` has them from before. A picture
 * that cannot be fetched or read is reported: it never costs more than itself.
 */
export async function openPictures(): Promise<Pictures> {
  await mkdir(cacheDir, { recursive: true });
  const index = await openPersistentMap<Prepared>(join(cacheDir, 'index.jsonl'));
  const preparing = new Map<string, Promise<Fault | null>>();

  /** @returns why it cannot be shown, or null. */
  const prepareOne = async (key: string, url: string): Promise<Fault | null> => {
    const known = index.values.get(key);
    // A cache of before has none for link previews.
    if (known && 'share' in known.picture && known.files.every((name) => existsSync(join(cacheDir, name)))) return null;
    try {
      await index.update([[key, await prepare(await fetchFile(url))]]);
      return null;
    } catch (error) {
      if (error instanceof MissingFileError) return { message: error.message, isMissing: true };
      // Neither an absent cms nor a full disk is the picture's fault.
      if (error instanceof CmsError || isOfSystem(error)) throw error;
      const why = error instanceof Error ? error.message : String(error);
      return { message: documentProblems.picture({ url, why }), isMissing: false };
    }
  };

  const prepareOnce = async (file: File): Promise<Fault | null> => {
    const key = mediaKey(file);
    const underWay = preparing.get(key) ?? prepareOne(key, file.url).finally(() => preparing.delete(key));
    preparing.set(key, underWay);
    return underWay;
  };

  return {
    async prepare(files) {
      const broken = [];
      for (const file of files) {
        const fault = file.mime.startsWith('image/') ? await prepareOnce(file) : null;
        if (fault) broken.push({ file, ...fault });
      }
      return broken;
    },
    find: (media) => index.values.get(mediaKey(media))?.picture ?? null,
    filesOf: (files) => files.flatMap((file) => index.values.get(mediaKey(file))?.files ?? []),
    read: (name) => readFile(join(cacheDir, name)),
  };
}
