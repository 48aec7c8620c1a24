import { nextTurnOf } from '@patient-press/shared/banners';
import PQueue from 'p-queue';
import { currentBanners, listedTimes, toListed } from '../../src/content/props/current-banners.ts';
import type { Snapshot } from '../../src/content/site/snapshot.ts';
import type { Copy } from '../content/copy.ts';
import type { PublishedFolder } from '../publish/published-folder.ts';
import { BANNER_LIST } from '../publish/site-folder.ts';
import type { Renderer } from '../render/renderer.ts';
import type { PublishedFile } from './files-beside-pages.ts';
import type { FailedPage } from './problems.ts';
import { messageOf, Staging } from './staging.ts';

type CurrentBanners = ReturnType<typeof currentBanners>;

/** The list of banners as open pages ask for it, in JSON. */
export const bannerList = (banners: CurrentBanners): string => JSON.stringify({ banners: banners.map(toListed) });

const belowSite = (path: string) => `_cta/${path}`;

/** Its path below the site's folder. */
export const bannerListPath = belowSite(BANNER_LIST);

const fragmentPath = (revision: string) => `/_cta/${revision}/`;
const fragmentFile = (revision: string) => `${revision}/index.html`;

/** @throws Error when the file can't be under its name, and what making it throws. */
async function add(staging: Staging, file: PublishedFile): Promise<void> {
  const failure = await staging.addFile(file);
  if (failure) throw new Error(failure.message);
}

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
  #failed: FailedPage[] = [];
  #nextTurn: string | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Publishes what the copy says of banners: first their words, then the list.
   * @param ms how long ago the change was, asked for when readers have it; null: there was none.
   * @returns the paths below the site's folder that changed or went.
   */
  publish(ms: () => number | null): Promise<{ changed: string[]; removed: string[] }> {
    return this.#mutex.add(() => this.#publish(ms));
  }

  /** When time alone changes the list, ISO in UTC; null: never. */
  nextTurn(): string | null {
    return this.#nextTurn;
  }

  /** Banners that could not be drawn: they are not on the list. */
  failed(): readonly FailedPage[] {
    return this.#failed;
  }

  async #publish(ms: () => number | null) {
    const { copy, folder, madeBy } = this.#parts;
    await folder.begin();
    const snapshot = copy.snapshot();
    const staging = new Staging(folder, madeBy);
    const { drawn, failed } = await this.#stageFragments(staging, snapshot);
    const list = bannerList(drawn);
    await add(staging, { path: BANNER_LIST, key: list, read: async () => Buffer.from(list) });

    const wanted = new Set([BANNER_LIST, ...drawn.map(({ banner }) => fragmentFile(banner.revision))]);
    const removed = [...folder.files.keys()].filter((path) => !wanted.has(path));
    const { changed, keys } = staging;
    await folder.publish({ changed, removed, keys, ms });
    this.#failed = failed;
    this.#nextTurn = nextTurnOf(listedTimes(snapshot.entries), snapshot.now);
    return { changed: changed.map(belowSite), removed: removed.map(belowSite) };
  }

  async #stageFragments(staging: Staging, snapshot: Snapshot) {
    const [drawn, failed]: [CurrentBanners, FailedPage[]] = [[], []];
    for (const current of currentBanners(snapshot)) {
      const { revision } = current.banner;
      try {
        await add(staging, {
          path: fragmentFile(revision),
          key: `${this.#parts.madeBy} ${revision}`,
          read: () => this.#draw(snapshot, revision),
        });
        drawn.push(current);
      } catch (error) {
        failed.push({ path: fragmentPath(revision), message: messageOf(error) });
      }
    }
    return { drawn, failed };
  }

  async #draw(snapshot: Snapshot, revision: string): Promise<Buffer> {
    const rendered = await this.#parts.renderer.renderOne(snapshot, fragmentPath(revision));
    if (!rendered || 'error' in rendered) throw rendered?.error ?? new Error('Astro has no page for it.');
    return rendered.bytes;
  }
}
