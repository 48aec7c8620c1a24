import type { Core, UID } from '@strapi/strapi';
import { parts } from '../platform/document-parts';
import { type Fields, isFields, list, text } from '../platform/fields';

/** A file of the media library, as a text shows it. */
interface LibraryPicture {
  documentId: string;
  hash: string;
  name: string;
  url: string;
  mime: string;
  ext: string | null;
  size: number;
  width: number | null;
  height: number | null;
  alternativeText: string | null;
  caption: string | null;
  updatedAt: string;
}

const FILE = 'plugin::upload.file';

/** The pictures that Strapi's editor put into a text. Each is a copy of what was known of its file at that moment. */
export const picturesIn = (content: unknown): Fields[] =>
  list(content).flatMap(({ type, image }) => (type === 'image' && isFields(image) ? [image] : []));

/** The files of these pictures, by their hash, which is unique and stays when a file is replaced. */
export async function findLibraryPictures(
  strapi: Core.Strapi,
  pictures: readonly Fields[],
): Promise<Map<string, LibraryPicture>> {
  const hashes = [...new Set(pictures.map(({ hash }) => text(hash)).filter(Boolean))];
  if (hashes.length === 0) return new Map();
  const files: LibraryPicture[] = await strapi.db.query(FILE).findMany({ where: { hash: { $in: hashes } } });
  return new Map(files.map((file) => [file.hash, file]));
}

/** Strapi's editor writes the file's name where there is no alt text, which means nothing to readers. */
export const altTextOf = (picture: Fields, file: LibraryPicture): string => {
  const written = text(picture.alternativeText);
  return text(file.alternativeText) || (written === text(picture.name) || written === file.name ? '' : written);
};

/** Makes a picture what the library knows of its file now. Without a file it is no one's: nothing is fetched for it. */
function refresh(picture: Fields, file: LibraryPicture | undefined): void {
  if (!file) {
    picture.documentId = null;
    return;
  }
  const { documentId, name, url, mime, ext, size, width, height, caption, updatedAt } = file;
  const alternativeText = altTextOf(picture, file);
  Object.assign(picture, { documentId, name, url, mime, ext, size, caption, updatedAt, alternativeText });
  if (width !== null && height !== null) Object.assign(picture, { width, height });
}

const documentsIn = (result: unknown): Fields[] => (Array.isArray(result) ? result : [result]).filter(isFields);

/**
 * Makes the pictures in the texts of documents what the media library has: where they lie, when they were replaced, and
 * their alt text. What is stored in a text is what was true when they were inserted.
 */
export async function refreshPictures(strapi: Core.Strapi, uid: UID.ContentType, result: unknown): Promise<void> {
  const schema = strapi.contentType(uid);
  const found = documentsIn(result).flatMap((document) =>
    [...parts(strapi, schema, document)].flatMap((part) =>
      Object.entries(strapi.getModel(part.uid).attributes).flatMap(([name, attribute]) =>
        attribute.type === 'blocks' ? picturesIn(part.fields[name]) : [],
      ),
    ),
  );
  const files = await findLibraryPictures(strapi, found);
  for (const picture of found) refresh(picture, files.get(text(picture.hash)));
}

const reads = new Set(['findOne', 'findFirst', 'findMany']);

/** Gives readers of documents the pictures in texts as the media library has them. */
export function readPicturesInText(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const result = await next();
    if (reads.has(context.action)) await refreshPictures(strapi, context.uid, result);
    return result;
  });
}
