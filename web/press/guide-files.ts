import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Snapshot } from '../src/content/snapshot.ts';
import { fetchFromCms } from './cms.ts';
import { environment } from './environment.ts';

/** Puts the PDFs of open guides where their pages link to; those that must be asked for are never fetched. */
export async function writeGuideFiles(guides: Snapshot['entries']['guides'], outDir: string): Promise<void> {
  for (const [documentId, { offer, openFile }] of guides) {
    if (!openFile || !offer.download) continue;
    const cached = join(environment.DATA_DIR, 'guides', openFile.replaceAll(/[^\w.-]+/g, '-'));
    if (!existsSync(cached)) {
      const pdf = await (await fetchFromCms(`/api/guides/${documentId}/file`)).bytes();
      await mkdir(dirname(cached), { recursive: true });
      await writeFile(`${cached}.draft`, pdf);
      await rename(`${cached}.draft`, cached);
    }
    const target = join(outDir, offer.download.href);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(cached, target);
  }
}
