import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Snapshot } from '../src/content/snapshot.ts';
import { environment } from './environment.ts';
import { writeGuideFiles } from './guide-files.ts';
import { openPictureStore, pictureDir } from './pictures.ts';
import { writeRedirects } from './redirects.ts';
import { describeProblem, syncEntries } from './sync.ts';

/** Documents that cannot be shown stopped a build. */
export class ContentError extends Error {
  override name = 'ContentError';
}

/** What a build is made from: the snapshot its pages read, and the files that stand beside the pages. */
export interface Content {
  snapshot: Snapshot;
  writeFiles(outDir: string): Promise<void>;
}

/**
 * Fetches everything the site is made of.
 * @param keepGoing leave out documents that do not parse, instead of failing.
 * @param warn is told of everything that was left out.
 * @throws CmsError when the cms cannot be read, ContentError that names every document and field which does not parse.
 */
export async function fetchContent({
  keepGoing,
  warn,
}: {
  keepGoing: boolean;
  warn: (message: string) => void;
}): Promise<Content> {
  const pictures = await openPictureStore();
  const { entries, problems } = await syncEntries(pictures);
  const { files, problems: brokenPictures } = await pictures.close();
  const reports = problems.map(describeProblem);
  if (reports.length > 0 && !keepGoing) {
    throw new ContentError(
      `These documents cannot be shown:\n${reports.map((report) => `  ${report}`).join('\n')}\nMend them in the admin, or build without them: --keep-going`,
    );
  }
  if (entries['site-settings'].size === 0) {
    throw new ContentError('The site has no settings yet: fill in and save “Site settings” in the admin.');
  }
  for (const report of [...reports, ...brokenPictures]) warn(report);
  return {
    snapshot: { entries, siteUrl: environment.SITE_URL, now: new Date().toISOString() },
    async writeFiles(outDir) {
      await mkdir(join(outDir, pictureDir), { recursive: true });
      for (const file of files) await copyFile(file, join(outDir, pictureDir, basename(file)));
      await writeGuideFiles(entries.guides, outDir);
      await writeRedirects([...entries.redirects.values()], outDir);
    },
  };
}
