import { routes } from '../../src/content/props/routes.ts';
import { openBundle } from '../bundle/open-bundle.ts';
import { type Copy, openCopy, PICTURES } from '../content/copy.ts';
import { environment } from '../lib/environment.ts';
import { defaultPastDir } from '../past/database.ts';
import { Past, type Recorded } from '../past/past.ts';
import { openBannerFolder, openSearchFolder, openSiteFolder, SITE } from '../publish/site-folder.ts';
import { fileOf } from '../render/page.ts';
import { Renderer } from '../render/renderer.ts';
import { SearchIndex } from '../search/search-index.ts';
import { SearchPublisher } from '../search/search-publisher.ts';
import { filesName, sectionName } from '../store/node-names.ts';
import { BannerPublisher } from './banner-publisher.ts';
import { readMadeBy } from './build-id.ts';
import { bundledFiles, type FileMaker, fileMakers, takenPaths } from './files-beside-pages.ts';
import { Press } from './press.ts';

/** Marks what another press, or someone else, may have made otherwise since; and the site's own pages, the first time. */
function markAtStart(copy: Copy, makers: ReadonlyMap<string, FileMaker>): void {
  copy.inOneGo(() => {
    copy.nodes.markUnlike(SITE);
    for (const name of makers.keys()) if (name !== PICTURES) copy.nodes.mark(filesName(name));
    for (const { of, name } of routes) if (of === null) copy.nodes.mark(sectionName(name, ''));
  });
}

/**
 * Opens the press on a site's folder. Its copy may be empty yet.
 * @param fill brings the copy up to date, before anything is rendered.
 * @throws FolderInUseError, NotASiteError, BundleError, and what `fill` throws.
 */
export async function openPress(outDir: string, fill: (copy: Copy) => Promise<void>): Promise<Press> {
  const { PAST_DIR: dir = defaultPastDir(outDir), PAST_YEARS: years } = environment;
  const past = new Past({ dir, outDir, years });
  const record = (published: Recorded) => past.record(published);
  const siteFolder = await openSiteFolder(outDir, record);
  let renderer: Renderer | undefined;
  try {
    const madeBy = readMadeBy();
    const copy = await openCopy(
      { database: siteFolder.store, isLive: (path) => siteFolder.files.has(fileOf(path)) },
      madeBy,
    );
    // The first bundle takes seconds, as does the first copy.
    const [bundle] = await Promise.all([openBundle(), fill(copy)]);
    renderer = new Renderer(bundle.entry);
    await renderer.ready();
    const banners = new BannerPublisher({
      copy,
      renderer,
      folder: await openBannerFolder(outDir, siteFolder, record),
      madeBy,
    });
    const search = new SearchPublisher({
      copy,
      index: new SearchIndex(siteFolder.store),
      folder: await openSearchFolder(outDir, siteFolder.store),
    });
    const makers = fileMakers({
      copy,
      bundle: bundledFiles(bundle.clientDir),
      scripts: [bundle.bannerScript],
      taken: takenPaths(copy),
    });
    markAtStart(copy, makers);
    return new Press({ copy, siteFolder, renderer, banners, search, past, makers, madeBy });
  } catch (error) {
    await renderer?.close();
    await past.close();
    await siteFolder.close();
    throw error;
  }
}
