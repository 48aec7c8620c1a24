import { resolve } from 'node:path';
import { fetchChanges } from './content/cms.ts';
import { requireSettings, requireSound } from './content/requirements.ts';
import { openPress } from './edition/open-press.ts';
import { pastReasons } from './words/past.ts';

/** Where the site is written by default. */
export const defaultOutDir = resolve(import.meta.dirname, '../dist');

export interface BuildReport {
  articles: number;
  /** Milliseconds to fetch and prepare the content, and to render and write the pages. */
  syncMs: number;
  renderMs: number;
}

/**
 * Builds the whole site once. Its files are replaced when all of it is rendered, so whatever fails, the site that was
 * there stays.
 * @throws CmsError, ContentError, PageError, and what `openPress` throws.
 */
export async function buildSite({
  outDir = defaultOutDir,
  keepGoing = false,
}: {
  outDir?: string;
  keepGoing?: boolean;
} = {}): Promise<BuildReport> {
  const started = performance.now();
  let fetched = started;
  let cursor = '';
  // A cms that can't be reached is named first, whatever is in the folder.
  await fetchChanges(null);
  const press = await openPress(outDir, async (copy) => {
    cursor = await copy.sync();
    requireSound(copy.problems(), keepGoing, (message) => console.warn(`⚠ ${message}`));
    requireSettings(copy.site);
    copy.setNow(new Date().toISOString(), true);
    fetched = performance.now();
  });
  try {
    await press.publish({ strict: true, why: pastReasons.build });
    await press.search.publish();
    await press.catchUpPast();
    press.copy.save(cursor);
    await press.untilCompressed();
    return {
      articles: press.copy.site.collection('articles').size,
      syncMs: fetched - started,
      renderMs: performance.now() - fetched,
    };
  } finally {
    await press.close();
  }
}
