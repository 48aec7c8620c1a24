// Turns the drawings (web/src/components/chrome/icon.svg, web/drawings/*.svg) into web/public.
// Run it from anywhere after `pnpm install`: node web/drawings/draw-icons.ts
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import sharp from 'sharp';

const here = dirname(resolve(process.argv[1] ?? '.'));
const publicDir = join(here, '../public');

/** Edge to edge, for systems that round the corners themselves. */
const withoutCorners = (svg: string) => svg.replace(' rx="6"', '');

/** Smaller on its square, so that no mask cuts into it: https://www.w3.org/TR/appmanifest/#icon-masks. */
const withinMask = (svg: string) =>
  withoutCorners(svg)
    .replace('viewBox="0 0 32 32"', 'viewBox="-3 -3 38 38"')
    .replace('<rect width="32" height="32"', '<rect x="-3" y="-3" width="38" height="38"');

const drawSquare = (svg: string, size: number): Promise<Buffer> =>
  sharp(Buffer.from(svg), { density: 72 * (size / 32) })
    .resize(size, size)
    .png({ palette: true, compressionLevel: 9 })
    .toBuffer();

/** An icon file that holds one PNG: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10). */
function toIco(png: Buffer, size: number): Buffer {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt8(size, 6);
  head.writeUInt8(size, 7);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

async function main(): Promise<void> {
  const icon = await readFile(join(here, '../src/components/chrome/icon.svg'), 'utf8');
  const share = sharp(await readFile(join(here, 'share.svg'))).resize(1200, 630);
  const files = {
    'favicon.ico': toIco(await drawSquare(icon, 48), 48),
    'apple-touch-icon.png': await drawSquare(withoutCorners(icon), 180),
    'icon-192.png': await drawSquare(withinMask(icon), 192),
    'icon-512.png': await drawSquare(withinMask(icon), 512),
    'share.png': await share.png({ palette: true, compressionLevel: 9 }).toBuffer(),
  };
  for (const [name, bytes] of Object.entries(files)) {
    await writeFile(join(publicDir, name), bytes);
    console.log(`${name} ${Math.ceil(bytes.length / 1000)} kB`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
