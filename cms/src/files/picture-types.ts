/** Formats in which the media library stores pictures: what browsers show and sharp can decode. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif';

interface PictureType {
  format: PictureFormat;
  mime: string;
  /** The first is given to files whose name has another. */
  extensions: [string, ...string[]];
}

export const pictureTypes: Record<PictureFormat, PictureType> = {
  jpeg: { format: 'jpeg', mime: 'image/jpeg', extensions: ['.jpg', '.jpeg'] },
  png: { format: 'png', mime: 'image/png', extensions: ['.png'] },
  webp: { format: 'webp', mime: 'image/webp', extensions: ['.webp'] },
  avif: { format: 'avif', mime: 'image/avif', extensions: ['.avif'] },
  gif: { format: 'gif', mime: 'image/gif', extensions: ['.gif'] },
};

const all = Object.values(pictureTypes);

/** The type that an extension names, in any case; undefined when it is not that of a stored picture. */
export const pictureTypeOf = (extension: string): PictureType | undefined =>
  all.find(({ extensions }) => extensions.includes(extension.toLowerCase()));

export const isPictureMime = (mime: unknown): boolean => all.some((type) => type.mime === mime);
