/** What the site can make of a picture. The media library refuses more, so that editors learn it at upload. */

/** Pixels of one picture, all frames of an animation together: about 300 MB in memory while its sizes are made. */
export const MAX_PICTURE_PIXELS = 100_000_000;

/** Pixels of one side. libjpeg writes no more, and JPEG is what every browser falls back to. */
export const MAX_PICTURE_SIDE = 65_500;
