import sharp from 'sharp';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole } from '../fixtures/admin-api.ts';
import { download, fileForm, removeFile, replaceFile, uploadFile } from '../fixtures/media-library.ts';
import { samplePicture } from '../fixtures/sample-pictures.ts';
import { word } from '../fixtures/samples.ts';

const editor = await asRole(stack.cmsUrl, await asAdministrator(stack), 'editor');

/** Red above, blue below, wider than it is high; large enough for Strapi to make a thumbnail of. */
const WIDTH = 600;
const HEIGHT = 400;

const stored: Record<number, [turn: number, mirror?: 'flip' | 'flop']> = {
  1: [0],
  2: [0, 'flop'],
  3: [180],
  4: [0, 'flip'],
  5: [90, 'flop'],
  6: [270],
  7: [270, 'flop'],
  8: [90],
};

/** What a camera stores for a scene that it saw upright, when it was held so that this is its orientation. */
async function photo(orientation: number, format: 'jpeg' | 'webp' | 'png' | 'tiff'): Promise<Uint8Array<ArrayBuffer>> {
  const [top, bottom] = ['#ff0000', '#0000ff'];
  const scene = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: bottom } }).composite([
    { input: { create: { width: WIDTH, height: HEIGHT / 2, channels: 3, background: top } }, top: 0, left: 0 },
    // Left and right differ, too: some orientations are mirrored.
    { input: { create: { width: 100, height: HEIGHT / 2, channels: 3, background: '#00ff00' } }, top: 0, left: 0 },
  ]);
  const upright = await scene.png().toBuffer();
  /** The inverse of what a viewer does for this orientation, in turns and then a mirror. */
  const [turn = 0, mirror = 'none'] = stored[orientation] ?? [];
  const turned = sharp(await sharp(upright).rotate(turn).png().toBuffer());
  const raw = await (mirror === 'flop' ? turned.flop() : mirror === 'flip' ? turned.flip() : turned).png().toBuffer();
  const gps = { IFD0: { Make: 'Sample Camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 26/1 46/1' } };
  const written = sharp(raw).withExif(gps).withMetadata({ orientation }).toFormat(format);
  return new Uint8Array(await written.toBuffer());
}

/** The colors of a picture at the upper left, the upper right and the bottom. */
async function corners(bytes: Buffer): Promise<string[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const start = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    const [red = 0, green = 0, blue = 0] = data.subarray(start, start + 3);
    return red > 150 ? 'red' : green > 150 ? 'green' : blue > 150 ? 'blue' : 'none';
  };
  return [at(0.05, 0.1), at(0.9, 0.1), at(0.5, 0.9)];
}

const formats = z.object({ formats: z.object({ thumbnail: z.object({ url: z.string() }) }) });

for (const format of ['jpeg', 'webp', 'png', 'tiff'] as const)
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    `a ${format} photo of orientation %i is upright in the library and in its thumbnail, and does not say where it was taken`,
    async (orientation) => {
      const content = await photo(orientation, format);
      const taken = await sharp(content).metadata();
      expect(taken.orientation).toBe(orientation);
      // sharp writes no such notes into a TIFF.
      if (format !== 'tiff') expect(taken.exif?.includes('Sample Camera')).toBe(true);
      const file = await uploadFile(editor, content, `${word()}.${format}`);
      expect(file).toMatchObject({ width: WIDTH, height: HEIGHT });
      for (const url of [file.url, formats.parse(file).formats.thumbnail.url]) {
        const bytes = await download({ url });
        const { orientation: left, exif, xmp, iptc } = await sharp(bytes).metadata();
        expect([left ?? 1, exif, xmp, iptc]).toEqual([1, undefined, undefined, undefined]);
        expect(bytes.includes('Sample Camera')).toBe(false);
        expect(await corners(bytes)).toEqual(['green', 'red', 'blue']);
      }
      const replaced = await replaceFile(editor, file, await photo(9 - orientation, format), `b.${format}`);
      expect(replaced.data).toMatchObject({ width: WIDTH, height: HEIGHT });
      expect(await corners(await download(file))).toEqual(['green', 'red', 'blue']);
      await removeFile(editor, file);
    },
    60_000,
  );

test.each([
  ['jpeg', '.jpg', 'image/jpeg'],
  ['png', '.png', 'image/png'],
  ['webp', '.webp', 'image/webp'],
  ['avif', '.avif', 'image/avif'],
  ['gif', '.gif', 'image/gif'],
  ['tiff', '.png', 'image/png'],
] as const)('a %s picture is stored as %s', async (format, ext, mime) => {
  const file = await uploadFile(editor, await samplePicture(format), 'Sample.JPG');
  expect(file).toMatchObject({ name: `Sample${ext}`, ext, mime, width: 60, height: 40 });
  expect((await editor.call('GET', `/upload/files/${String(file.id)}`)).data).toMatchObject({ width: 60, height: 40 });
  await removeFile(editor, file);
});

test('a picture that replaces another is stored in the format of the other, whose address it has', async () => {
  const file = await uploadFile(editor, await samplePicture('jpeg'), 'photo.jpg');
  const replaced = await replaceFile(editor, file, await samplePicture('png', { width: 90 }), 'new.png');
  expect(replaced.data).toMatchObject({ url: file.url, ext: '.jpg', mime: 'image/jpeg', width: 90 });
  expect((await sharp(await download(file)).metadata()).format).toBe('jpeg');
  await removeFile(editor, file);
});

test.each([
  ['that was cut off', async () => (await photo(1, 'jpeg')).slice(0, 2000), /is damaged and can’t be read/],
  [
    'of too many pixels',
    () => samplePicture('png', { width: 11_000, height: 9_500 }),
    /too large: 11,000 × 9,500 pixels/,
  ],
  ['that is too long', () => samplePicture('png', { width: 2, height: 70_000 }), /up to 65,500 pixels on a side/],
])('a picture %s is refused at upload, with the reason', async (_, draw, reason) => {
  const answer = await editor.call('POST', '/upload', fileForm(await draw(), 'large.png'));
  expect([answer.status, answer.message]).toEqual([400, expect.stringMatching(reason)]);
});

test('a tall picture is stored whole', async () => {
  const file = await uploadFile(editor, await samplePicture('png', { width: 1000, height: 20_000 }), 'tall.png');
  expect(file).toMatchObject({ width: 1000, height: 20_000 });
  await removeFile(editor, file);
});
