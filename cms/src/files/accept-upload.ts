import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { pdfProblem, startsAsPdf } from './check-pdf';
import { pictureTypeOf } from './picture-types';
import { preparePicture, type StorableContent } from './prepare-picture';
import { refuseFile } from './refuse-file';

/** A file as it arrives, whichever way: what its sender says of it is not to be believed. */
export interface ArrivedFile {
  filepath: string;
  originalFilename?: string | null;
  mimetype?: string | null;
  size: number;
}

/** A file as Strapi stores it: its name and type are those of its content. */
export interface AcceptedFile extends ArrivedFile {
  originalFilename: string;
  mimetype: string;
  /** Strapi believes this before all else. */
  detectedMimeType: string;
}

const PDF_MIME = 'application/pdf';

async function contentOf(file: ArrivedFile, name: string, target: string, replaces?: string): Promise<StorableContent> {
  if (file.size === 0) refuseFile(name, 'is empty. Upload it again.');
  const bytes = await readFile(file.filepath);
  if (startsAsPdf(bytes)) {
    const problem = await pdfProblem(bytes);
    if (problem) refuseFile(name, problem);
    return { path: file.filepath, mime: PDF_MIME, extensions: ['.pdf'], bytes: bytes.length };
  }
  const wanted = replaces === undefined ? undefined : pictureTypeOf(replaces)?.format;
  const picture = await preparePicture(file.filepath, target, { name, wanted });
  return (
    picture ??
    refuseFile(name, 'isn’t an image or a PDF. Upload a JPEG, PNG, WebP, AVIF, GIF, TIFF, or SVG image, or a PDF.')
  );
}

/** A name with the extension of the content: `chart.html` that is a PNG becomes `chart.png`. */
export function nameWith(name: string, arrivedAs: string, [first, ...others]: readonly [string, ...string[]]): string {
  const extension = extname(name);
  const lower = extension.toLowerCase();
  if (lower === first || others.includes(lower)) return name.slice(0, name.length - extension.length) + lower;
  const stem = extension && lower === extname(arrivedAs).toLowerCase() ? name.slice(0, -extension.length) : name;
  return stem + first;
}

/**
 * Judges a file by its content, and makes of it what may be stored.
 * @param target where a re-encoded picture is written.
 * @param replaces the extension of the file whose place it takes: its address stays, and with it its format.
 * @throws ValidationError that names the file, and says why it is refused and what to do.
 */
export async function acceptUpload(
  file: ArrivedFile,
  target: string,
  replaces?: string,
): Promise<{ file: AcceptedFile } & Pick<StorableContent, 'extensions' | 'dimensions'>> {
  const name = file.originalFilename ?? 'unnamed';
  const { path, mime, extensions, bytes, dimensions } = await contentOf(file, name, target, replaces);
  if (replaces !== undefined && !extensions.includes(replaces.toLowerCase()))
    refuseFile(
      name,
      `can’t replace a file of another type (${replaces || 'no extension'}). Upload it as a new file, and choose that where the old one is used.`,
    );
  return {
    extensions,
    ...(dimensions && { dimensions }),
    file: {
      filepath: path,
      originalFilename: nameWith(name, name, extensions),
      mimetype: mime,
      detectedMimeType: mime,
      size: bytes,
    },
  };
}
