import sharp, { type Sharp } from 'sharp';

let drawn = 0;

/** Random noise is large when it is compressed; a flat color is small. No two pictures of one run are alike. */
const flat = (width: number, height: number): Sharp => {
  drawn += 1;
  const background = { r: drawn % 256, g: (drawn * 7) % 256, b: 120 };
  return sharp({ create: { width, height, channels: 3, background } });
};

/** The bytes of a picture in a format. */
export const samplePicture = async (
  format: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'tiff',
  { width = 60, height = 40 } = {},
): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await flat(width, height).toFormat(format).toBuffer());
