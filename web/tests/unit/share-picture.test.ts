import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawShare } from '../../press/content/share-picture.ts';

const red = { r: 200, g: 0, b: 0 };
const blue = { r: 0, g: 0, b: 200 };
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: blue } })
    .png()
    .toBuffer();

/** The color at a place, as shares of the picture's width and height. */
async function colorAt(bytes: Buffer, x: number, y: number): Promise<'background' | 'picture'> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const place = (Math.floor(y * (info.height - 1)) * info.width + Math.floor(x * (info.width - 1))) * info.channels;
  return (data[place] ?? 0) > (data[place + 2] ?? 0) ? 'background' : 'picture';
}

test.each([
  ['a large photo fills it', 2400, 1600, 'picture'],
  ['a photo that is small stays as it is, on its background', 600, 400, 'background'],
  ['a portrait is shown whole', 1600, 2400, 'background'],
  ['a panorama is shown whole', 6000, 1000, 'picture'],
] as const)('a picture to be shared with is 1200 by 630 pixels: %s', async (_, width, height, atTheSide) => {
  const bytes = await drawShare(await picture(width, height), red);
  const metadata = await sharp(bytes).metadata();
  expect([metadata.format, metadata.width, metadata.height]).toEqual(['jpeg', 1200, 630]);
  expect(await colorAt(bytes, 0.5, 0.5)).toBe('picture');
  expect(await colorAt(bytes, 0.01, 0.5)).toBe(atTheSide);
});
