import { nextTurnOf } from '@patient-press/shared/banners';
import PQueue from 'p-queue';
import { bannerRows } from '../../src/content/props/banner-rows.ts';
import { currentBanners, listedTimes, toListed } from '../../src/content/props/current-banners.ts';
import type { Copy } from '../content/copy.ts';
import type { DocumentReport } from '../content/shown.ts';
import type { Copies } from '../publish/copies.ts';
import type { PublishedFolder } from '../publish/published-folder.ts';
import { BANNER_LIST, pathOfBanner } from '../publish/site-folder.ts';
import { toPage } from '../render/page.ts';
import type { Renderer } from '../render/renderer.ts';
import { OWN } from './files-beside-pages.ts';
import { reportFailed } from './problems.ts';
import { Staging } from './staging.ts';

type CurrentBanners = ReturnType<typeof currentBanners>;

/** The list of banners as open pages ask for it, in JSON. */
export const bannerList = (banners: CurrentBanners): string => JSON.stringify({ banners: banners.map(toListed) });

/** Its path below the site's folder. */
export const bannerListPath = pathOfBanner(BANNER_LIST);

const fragmentFile = (revision: string) => `${revision}/index.html`;

interface Parts {
  copy: Copy;
  renderer: Renderer;
  folder: PublishedFolder;
  /** Names the code that draws banners. */
  madeBy: string;
}

/** Publishes what open pages ask for about banners: on its own, so that it never waits for pages. */
export class BannerPublisher {
  readonly #parts: Parts;
  readonly #mutex = new PQueue({ concurrency: 1 });
  #failed: DocumentReport[] = [];
  #nextTurn: string | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Publishes what the copy says of banners: first their words, then the list.
   * @param ms how long ago the change was, asked for when readers have it; null: there was none.
   * @param why for the record of what readers got.
   * @returns the paths below the site's folder that changed or went.
   */
  publish(ms: () => number | null, why: string): Promise<{ changed: string[]; removed: string[] }> {
    return this.#mutex.add(() => this.#publish(ms, why));
  }

  get copies(): Copies {
    return this.#parts.folder.copies;
  }

  /** Paths below the banners’ folder. */
  files(): string[] {
    return this.#parts.folder.files.paths();
  }

  /** When time alone changes the list, ISO in UTC; null: never. */
  nextTurn(): string | null {
    return this.#nextTurn;
  }

  /** Banners that could not be drawn: they are not on the list. */
  failed(): readonly DocumentReport[] {
    return this.#failed;
  }

  async #publish(ms: () => number | null, why: string) {
    const { copy, folder, madeBy } = this.#parts;
    await folder.begin();
    const { site } = copy;
    const now = new Date().toISOString();
    copy.setNow(now, false);
    const staging = new Staging(folder, madeBy);
    const banners = currentBanners(site);
    const nextTurn = nextTurnOf(listedTimes(site), now);
    await this.#stageFragments(staging, banners);
    const failed = staging.failed.map(reportFailed);
    const lost = new Set(staging.failed.map(({ due }) => ('page' in due ? due.page.file : '')));
    const drawn = banners.filter(({ banner }) => !lost.has(fragmentFile(banner.revision)));
    await this.#stageList(staging, bannerList(drawn));

    const wanted = new Set([BANNER_LIST, ...drawn.map(({ banner }) => fragmentFile(banner.revision))]);
    const removed = folder.files.paths().filter((path) => !wanted.has(path));
    const { changed, keys } = staging;
    await folder.publish({ changed, removed, why, keys, ms });
    this.#failed = failed;
    this.#nextTurn = nextTurn;
    return { changed: changed.map(pathOfBanner), removed: removed.map(pathOfBanner) };
  }

  async #stageFragments(staging: Staging, banners: CurrentBanners): Promise<void> {
    const { folder, renderer, madeBy } = this.#parts;
    // All at one moment: what is fetched meanwhile is for the next time.
    const pages = bannerRows(banners).map(toPage);
    for (const [index, page] of pages.entries()) {
      const { entry, banner } = banners[index] ?? {};
      const owner = entry && ({ contentType: 'cta-banners', documentId: entry.documentId } as const);
      const file = fragmentFile(banner?.revision ?? '');
      const due = { name: page.path, key: `${madeBy} ${page.key}`, mark: 0, owner, page: { ...page, file } };
      if (folder.files.get(file)?.key !== due.key) await staging.addPage(due, await renderer.renderNow(page));
    }
  }

  /** @throws Error when it can't be there: open pages would go on with the old one. */
  async #stageList(staging: Staging, list: string): Promise<void> {
    if (this.#parts.folder.files.get(BANNER_LIST)?.key === list) return;
    const file = { path: BANNER_LIST, key: list, read: async () => Buffer.from(list), rank: OWN };
    await staging.addFile({ name: BANNER_LIST, key: list, mark: 0, owner: undefined, file });
    const failure = staging.failed.find(({ due }) => 'file' in due);
    if (failure) throw new Error(failure.message);
  }
}
