import type { MediaPayload } from '@patient-press/shared/payloads/parts';

/**
 * A picture as the press prepared it. Every address is on this site and holds the hash of the content, so it may be
 * cached for ever. `width` and `height` are the original's, in pixels; `color` is its average, as `#rrggbb`.
 */
export interface Picture {
  src: string;
  /** The address of one of `SHARE_SIZE`, for link previews. */
  share: string;
  width: number;
  height: number;
  color: string;
  /** `srcset` values by type, best first, for `<source>` elements. */
  sources: { type: string; srcset: string }[];
}

export interface Figure {
  picture: Picture;
  alt: string;
  caption: string | null;
  credit: string | null;
}

/** In pixels. https://developers.facebook.com/docs/sharing/webmasters/images/ asks for this shape, Google for the width. */
export const SHARE_SIZE = { width: 1200, height: 630 };

/** Names one version of a file: replaced under the same address, it is another. */
export const mediaKey = (media: { url: string; updatedAt: string }): string => `${media.url}@${media.updatedAt}`;

/** Finds the prepared picture of a file in the media library; null when it could not be prepared. */
export type FindPicture = (media: Pick<MediaPayload, 'url' | 'updatedAt'>) => Picture | null;

interface FigurePayload {
  image: MediaPayload;
  alt: string;
  caption: string | null;
  credit: string | null;
}

export function toFigure(payload: FigurePayload | null, findPicture: FindPicture): Figure | null {
  const picture = payload && findPicture(payload.image);
  return picture && { picture, alt: payload.alt, caption: payload.caption, credit: payload.credit };
}
