import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { environment } from '../lib/environment.ts';
import { fetchFile } from './missing-file.ts';

/**
 * Reads the PDF of a published guide, from the cache under `DATA_DIR/guides` when this version was fetched before.
 * @param version the file's `mediaKey`.
 * @throws MissingFileError when the cms doesn't have it.
 * @throws CmsError when the cms can't be reached.
 */
export async function readGuideFile(documentId: string, version: string): Promise<Buffer> {
  const cached = join(environment.DATA_DIR, 'guides', version.replaceAll(/[^\w.-]+/g, '-'));
  if (existsSync(cached)) return readFile(cached);
  const pdf = await fetchFile(`/api/guides/${documentId}/file`);
  await mkdir(dirname(cached), { recursive: true });
  const draft = `${cached}.${process.pid}`;
  await writeFile(draft, pdf);
  await rename(draft, cached);
  return pdf;
}
