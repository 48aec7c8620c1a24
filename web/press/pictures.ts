import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import { type FindPicture, mediaKey } from '../src/content/pictures.ts';
import { fetchFromCms } from './cms.ts';
import { environment } from './environment.ts';

/** Widths in pixels: a phone, a phone with a dense screen or a column, a wide screen. */
const WIDTHS = [480, 960, 1600];
const FALLBACK_WIDTH = 960;

const cacheDir = () => join(environment.DATA_DIR, 'pictures');
export const pictureDir = '_pictures';

const image = z.object({ url: z.string(), updatedAt: z.string(), mime: z.string().startsWith('image/') });
type Image = z.infer<typeof image>;

function collectImages(value: unknown, found: Map<string, Image>): void {
  if (Array.isArray(value)) {
    for (const item of value) collectImages(item, found);
  } else if (value && typeof value === 'object') {
    if ('mime' in value) {
      const parsed = image.safeParse(value);
      if (parsed.success) found.set(mediaKey(parsed.data), parsed.data);
    } else for (const item of Object.values(value)) collectImages(item, found);
  }
}

const prepared = z.object({
  picture: z.object({
    src: z.string(),
    width: z.number(),
    height: z.number(),
    color: z.string(),
    sources: z.array(z.object({ type: z.string(), srcset: z.string() })),
  }),
  files: z.array(z.string()),
});
type Prepared = z.infer<typeof prepared>;

const toHex = (channel: number) => Math.round(channel).toString(16).padStart(2, '0');

/** Makes the sizes of one picture in the cache. The files' names hold the hash of the original. */
async function prepare(original: Buffer): Promise<Prepared> {
  const hash = createHash('sha256').update(original).digest('hex').slice(0, 16);
  const upright = sharp(original, { limitInputPixels: 100_000_000 }).rotate();
  const { data, info } = await upright.toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const { dominant, isOpaque } = await sharp(data).stats();
  const widths = [...new Set(WIDTHS.map((wanted) => Math.min(wanted, width)))];
  const files: string[] = [];

  const make = async (size: number, format: 'avif' | 'webp' | 'jpeg' | 'png') => {
    const name = `${hash}-${size}.${format}`;
    const file = join(cacheDir(), name);
    if (!existsSync(file)) {
      const resized = sharp(data).resize({ width: size });
      const options = {
        avif: { quality: 55, effort: 2 },
        webp: { quality: 78 },
        jpeg: { quality: 80, mozjpeg: true },
        png: { palette: true },
      };
      await resized.toFormat(format, options[format]).toFile(`${file}.draft`);
      await rename(`${file}.draft`, file);
    }
    files.push(name);
    return `/${pictureDir}/${name}`;
  };

  const sources = [];
  for (const format of ['avif', 'webp'] as const) {
    const candidates = [];
    for (const size of widths) candidates.push(`${await make(size, format)} ${size}w`);
    sources.push({ type: `image/${format}`, srcset: candidates.join(', ') });
  }
  const src = await make(Math.min(FALLBACK_WIDTH, width), isOpaque ? 'jpeg' : 'png');
  const color = `#${toHex(dominant.r)}${toHex(dominant.g)}${toHex(dominant.b)}`;
  return { picture: { src, width, height, color, sources }, files };
}

async function readIndex(): Promise<Map<string, Prepared>> {
  const text = await readFile(join(cacheDir(), 'index.json'), 'utf8').catch(() => '{}');
  const parsed = z.record(z.string(), prepared).safeParse(JSON.parse(text));
  return new Map(Object.entries(parsed.data ?? {}));
}

async function writeIndex(index: Map<string, Prepared>): Promise<void> {
  const file = join(cacheDir(), 'index.json');
  await writeFile(`${file}.draft`, JSON.stringify(Object.fromEntries(index)));
  await rename(`${file}.draft`, file);
}

export interface PictureStore {
  /** Prepares every picture that these documents show. */
  prepareAll(documents: unknown): Promise<void>;
  find: FindPicture;
  /** The prepared files of all pictures that were asked for, and what went wrong with the others. */
  close(): Promise<{ files: string[]; problems: string[] }>;
}

/**
 * Makes AVIF, WebP and a fallback of pictures, unless the cache under `DATA_DIR/pictures` has them from before. A picture
 * that cannot be fetched or read is left out and reported: it never costs the build.
 */
export async function openPictureStore(): Promise<PictureStore> {
  await mkdir(cacheDir(), { recursive: true });
  const index = await readIndex();
  const asked = new Map<string, Promise<void>>();
  const problems: string[] = [];
  let isChanged = false;

  const prepareOne = async (key: string, { url }: Image): Promise<void> => {
    const known = index.get(key);
    if (known?.files.every((name) => existsSync(join(cacheDir(), name)))) return;
    isChanged = true;
    try {
      const original = Buffer.from(await (await fetchFromCms(url)).arrayBuffer());
      index.set(key, await prepare(original));
    } catch (error) {
      index.delete(key);
      const reason = error instanceof Error ? error.message : error;
      problems.push(`The picture ${url} is left out: ${reason}. Upload it again in the media library.`);
    }
  };

  return {
    async prepareAll(documents) {
      const images = new Map<string, Image>();
      collectImages(documents, images);
      for (const [key, image] of images) {
        const preparing = asked.get(key) ?? prepareOne(key, image);
        asked.set(key, preparing);
        await preparing;
      }
    },
    find: (media) => index.get(mediaKey(media))?.picture ?? null,
    async close() {
      if (isChanged) await writeIndex(index);
      const names = new Set([...asked.keys()].flatMap((key) => index.get(key)?.files ?? []));
      return { files: [...names].map((name) => join(cacheDir(), name)), problems };
    },
  };
}
