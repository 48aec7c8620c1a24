// Turns the drawings (cms/demo/drawings/*.svg) into the demo's pictures (cms/demo/pictures/*.jpg, *.png).
// Run it from anywhere after `pnpm install`: node cms/demo/draw-pictures.ts
import { mkdir, readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';

/** The part of sharp that is used here; the package itself is a dependency of web/. */
interface Drawing {
  jpeg(options: { quality: number; mozjpeg: boolean }): Drawing;
  png(options: { palette: boolean; compressionLevel: number }): Drawing;
  toFile(path: string): Promise<{ width: number; height: number }>;
}
type Sharp = (svg: string) => Drawing;

const here = dirname(resolve(process.argv[1] ?? '.'));
const drawings = join(here, 'drawings');
const pictures = join(here, 'pictures');

/** Portraits and the logo have few colours and sharp edges: smaller, and cleaner, as PNG. */
const isFlat = (name: string) => name.startsWith('portrait-') || name === 'logo';

async function draw(sharp: Sharp, file: string): Promise<string> {
  const name = basename(file, '.svg');
  const drawing = sharp(join(drawings, file));
  const path = join(pictures, `${name}.${isFlat(name) ? 'png' : 'jpg'}`);
  const { width, height } = await (isFlat(name)
    ? drawing.png({ palette: true, compressionLevel: 9 })
    : drawing.jpeg({ quality: 82, mozjpeg: true })
  ).toFile(path);
  return `${basename(path)} ${width}×${height} ${Math.ceil((await stat(path)).size / 1000)} kB`;
}

async function main(): Promise<void> {
  const sharp: Sharp = createRequire(join(here, '../../web/package.json'))('sharp');
  await mkdir(pictures, { recursive: true });
  const files = (await readdir(drawings)).filter((file) => file.endsWith('.svg')).toSorted();
  for (const file of files) console.log(await draw(sharp, file));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
