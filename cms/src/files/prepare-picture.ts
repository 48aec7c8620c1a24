import { readFile } from 'node:fs/promises';
import { MAX_PICTURE_PIXELS, MAX_PICTURE_SIDE } from '@patient-press/shared/pictures';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { type PictureFormat, pictureTypes } from './picture-types';
import { refuseFile } from './refuse-file';

/** The longer side of a drawing, in pixels, when it is made a picture. Wide enough for the site's widest column. */
const DRAWING_SIDE = 2000;

/** Strapi compresses what it stores once more, unless an administrator switched that off: little is to be lost here. */
const encode: Record<PictureFormat, (picture: Sharp) => Sharp> = {
  jpeg: (picture) => picture.flatten({ background: '#ffffff' }).jpeg({ quality: 95 }),
  png: (picture) => picture.png(),
  webp: (picture) => picture.webp({ quality: 95 }),
  avif: (picture) => picture.avif({ quality: 80, effort: 2 }),
  gif: (picture) => picture.gif({ effort: 3 }),
};

/** Formats that are read, by the one that each is stored in. */
function storedFormat({ format, compression }: Metadata): PictureFormat | null {
  if (format === 'heif') return compression === 'av1' ? 'avif' : null;
  // Browsers do not show the first. The second can hold scripts.
  if (format === 'tiff' || format === 'svg') return 'png';
  return Object.values(pictureTypes).find((type) => type.format === format)?.format ?? null;
}

async function readMetadata(source: string): Promise<Metadata | null> {
  try {
    return await sharp(source, { animated: true }).metadata();
  } catch {
    return null;
  }
}

const count = (pixels: number) => pixels.toLocaleString('en-US');

function refuseTooLarge(name: string, { width, height, pageHeight = height, format }: Metadata): void {
  if (format === 'svg') return; // drawn at a size of our own
  const size = `${count(width)} × ${count(pageHeight)} pixels`;
  if (width > MAX_PICTURE_SIDE || pageHeight > MAX_PICTURE_SIDE)
    refuseFile(
      name,
      `is ${size}. The site can show up to ${count(MAX_PICTURE_SIDE)} pixels on a side. Make it smaller, or split it into parts.`,
    );
  if (width * height > MAX_PICTURE_PIXELS)
    refuseFile(
      name,
      `is too large: ${size}${height > pageHeight ? `, ${count(height / pageHeight)} frames` : ''}. The site can show up to ${count(MAX_PICTURE_PIXELS)} pixels in all. Make it smaller: 1,600 pixels across is enough.`,
    );
}

async function open(source: string, { format, width, height, pages = 1 }: Metadata): Promise<Sharp> {
  const limits = { limitInputPixels: MAX_PICTURE_PIXELS };
  if (format === 'svg') {
    const scale = Math.min(100, Math.max(1, DRAWING_SIDE / Math.max(width, height)));
    // As bytes: a drawing that is opened by its path may show other files in its folder.
    return sharp(await readFile(source), { ...limits, density: 72 * scale });
  }
  // An animation cannot be turned frame by frame, and has no camera's orientation.
  return pages > 1 ? sharp(source, { ...limits, animated: true }) : sharp(source, limits).autoOrient();
}

/** A file that may be stored, and what its content is. */
export interface StorableContent {
  path: string;
  mime: string;
  extensions: [string, ...string[]];
  bytes: number;
  /** Of a picture, in pixels; one frame of an animation. */
  dimensions?: { width: number; height: number };
}

/**
 * Decodes a picture and re-encodes it: upright, in sRGB, without the camera's notes of where and when, and without
 * anything else that was hidden in the file.
 * @param name what messages call it.
 * @param wanted the format to store it in, when it takes the place of a picture of that format.
 * @returns null when it is no picture.
 * @throws ValidationError when it is damaged, too large or of a format that cannot be decoded.
 */
export async function preparePicture(
  source: string,
  target: string,
  { name, wanted }: { name: string; wanted?: PictureFormat | undefined },
): Promise<StorableContent | null> {
  const metadata = await readMetadata(source);
  if (!metadata) return null;
  const stored = storedFormat(metadata);
  if (!stored && metadata.format === 'heif')
    refuseFile(name, 'is a HEIC image, which browsers can’t show. Save it as a JPEG, and upload that.');
  if (!stored) return null;
  refuseTooLarge(name, metadata);
  const format = wanted ?? stored;
  try {
    const { size, width, height, pageHeight } = await encode[format](await open(source, metadata)).toFile(target);
    const { mime, extensions } = pictureTypes[format];
    return { path: target, mime, extensions, bytes: size, dimensions: { width, height: pageHeight ?? height } };
  } catch (error) {
    const reason = error instanceof Error ? error.message.trim() : String(error);
    return refuseFile(name, `is damaged and can’t be read (${reason}). Export it again, and upload that.`);
  }
}
