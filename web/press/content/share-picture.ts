import sharp from 'sharp';
import { SHARE_SIZE } from '../../src/content/entries/pictures.ts';

export type Rgb = Record<'r' | 'g' | 'b', number>;

const encoding = { quality: 80, mozjpeg: true };

/** Whether it loses little when it is cut to the shape, and need not be enlarged. */
function fillsTheShape({ width = 0, height = 0 }: { width?: number; height?: number }): boolean {
  const ratio = width / height / (SHARE_SIZE.width / SHARE_SIZE.height);
  return width >= SHARE_SIZE.width && height >= SHARE_SIZE.height && ratio > 0.65 && ratio < 1.6;
}

/**
 * A JPEG of exactly `SHARE_SIZE`, as link previews show it: a large picture cut to the shape where most is to be seen, and
 * any other, such as a portrait, whole on its background.
 * @param background a color of the picture.
 */
export async function drawShare(upright: Buffer, background: Rgb): Promise<Buffer> {
  const picture = sharp(upright).flatten({ background });
  if (fillsTheShape(await sharp(upright).metadata())) {
    return picture
      .resize({ ...SHARE_SIZE, fit: 'cover', position: sharp.strategy.attention })
      .jpeg(encoding)
      .toBuffer();
  }
  const whole = await picture
    .resize({ ...SHARE_SIZE, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();
  return sharp({ create: { ...SHARE_SIZE, channels: 3, background } })
    .composite([{ input: whole }])
    .jpeg(encoding)
    .toBuffer();
}
