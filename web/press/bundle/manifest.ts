import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifest = z.object({
  /** The hash of the script that every page has in its head, as a content security policy names it. */
  bannerScript: z.string(),
  /** Bytes of each file. */
  sizes: z.record(z.string(), z.number()),
});

type Manifest = z.infer<typeof manifest>;

const fileIn = (folder: string) => join(folder, 'manifest.json');

function* filesBelow(folder: string): Generator<[path: string, size: number]> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile()) yield [file.slice(folder.length + 1), statSync(file).size];
  }
}

/** Says of a bundle what is in it: the last that is written. */
export function writeManifest(folder: string, bannerScript: string): void {
  const made: Manifest = { bannerScript, sizes: Object.fromEntries(filesBelow(folder)) };
  writeFileSync(fileIn(folder), JSON.stringify(made));
}

/** @returns null when the folder holds no whole bundle. */
export function readManifest(folder: string): Manifest | null {
  try {
    const read = manifest.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
    const isWhole = Object.entries(read.sizes).every(([path, size]) => statSync(join(folder, path)).size === size);
    return isWhole ? read : null;
  } catch {
    return null;
  }
}
