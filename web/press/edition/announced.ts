import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Copy } from '../content/copy.ts';
import { type DocumentName, keyOf } from '../content/document-name.ts';
import { isMissing } from '../lib/file-errors.ts';
import { pathOfFile, toAtPath } from './at-path.ts';

const isPage = (file: string) => file.endsWith('index.html');

/** Whether search engines may list a page, by what readers get. One that has gone meanwhile is no page. */
async function isIndexable(outDir: string, file: string): Promise<boolean> {
  try {
    return !/<meta name="robots" content="noindex/.test(await readFile(join(outDir, file), 'utf8'));
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/**
 * The pages of a publication that search engines should look at again, by their paths: those of documents that changed, and
 * those that are gone or lead elsewhere now. Not pages that are others because of what is around them, such as a banner.
 * @param documents those that changed.
 */
export async function pagesToAnnounce(
  { outDir, copy }: { outDir: string; copy: Copy },
  { changed, removed }: { changed: readonly string[]; removed: readonly string[] },
  documents: readonly DocumentName[],
): Promise<string[]> {
  const named = new Set(documents.map(keyOf));
  const paths = removed.filter(isPage).map(pathOfFile);
  for (const file of changed.filter(isPage)) {
    const at = toAtPath(copy.nodes.claimantsOf(file)[0]);
    const isElsewhere = at?.kind === 'redirect' || at?.kind === 'notice';
    const isNamed = at?.kind === 'page' && at.owner !== undefined && named.has(keyOf(at.owner));
    if (isElsewhere || (isNamed && (await isIndexable(outDir, file)))) paths.push(pathOfFile(file));
  }
  return paths;
}
