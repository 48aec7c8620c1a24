import { nextTurnOf } from '@patient-press/shared/banners';
import PQueue from 'p-queue';
import { currentBanners, listedTimes, toListed } from '../../src/content/props/current-banners.ts';
import type { Snapshot } from '../../src/content/site/snapshot.ts';
import type { Copy } from '../content/copy.ts';
import { BANNER_LIST, type FolderPart } from '../publish/site-folder.ts';
import type { Renderer } from '../render/renderer.ts';
import type { FailedPage } from './problems.ts';

/** The list of banners as open pages ask for it, in JSON. */
export const bannerList = (banners: ReturnType<typeof currentBanners>): string =>
  JSON.stringify({ banners: banners.map(toListed) });

/** Its path below the site's folder. */
export const bannerListPath = `_cta/${BANNER_LIST}`;

const fragmentPath = (revision: string) => `/_cta/${revision}/`;
const fragmentFile = (revision: string) => `${revision}/index.html`;

/** What open pages are told of banners: published on its own, so that it never waits for pages. */
export interface BannerPublisher {
  readonly files: FolderPart['files'];
  /**
   * Publishes what the copy says of banners: first their words, then the list.
   * @param ms how long ago the change was, asked for when readers have it; null: there was none.
   * @returns the paths below the site's folder that changed or went.
   */
  publish(ms: () => number | null): Promise<{ changed: string[]; removed: string[] }>;
  /** When time alone changes the list, ISO in UTC; null: never. */
  nextTurn(): string | null;
  /** Banners that could not be drawn: open pages are not told of them. */
  failed(): readonly FailedPage[];
}

/** @param madeBy names the code that draws banners. */
export function openBannerPublisher(parts: {
  copy: Copy;
  renderer: Renderer;
  site: FolderPart;
  madeBy: string;
}): BannerPublisher {
  const { copy, renderer, site, madeBy } = parts;
  const mutex = new PQueue({ concurrency: 1 });
  let failed: FailedPage[] = [];
  let turn: string | null = null;

  const stage = async (path: string, key: string, read: () => Promise<Buffer> | Buffer, keys: Map<string, string>) => {
    keys.set(path, key);
    if (site.files.get(path)?.key === key) return false;
    const staged = await site.stage(path, await read());
    if (typeof staged === 'object') throw new Error(staged.message);
    return staged;
  };

  const draw = async (snapshot: Snapshot, revision: string): Promise<Buffer> => {
    const rendered = await renderer.renderOne(snapshot, fragmentPath(revision));
    if (!rendered || 'error' in rendered) throw rendered?.error ?? new Error('Astro has no page for it.');
    return rendered.bytes;
  };

  const publish = async (ms: () => number | null) => {
    await site.begin();
    const snapshot = copy.snapshot();
    const keys = new Map<string, string>();
    const changed: string[] = [];
    const drawn: ReturnType<typeof currentBanners> = [];
    const problems: FailedPage[] = [];
    for (const current of currentBanners(snapshot)) {
      const { revision } = current.banner;
      const file = fragmentFile(revision);
      try {
        if (await stage(file, `${madeBy} ${revision}`, () => draw(snapshot, revision), keys)) changed.push(file);
        drawn.push(current);
      } catch (error) {
        keys.delete(file);
        const message = error instanceof Error ? error.message : String(error);
        problems.push({ path: fragmentPath(revision), message });
      }
    }
    const list = bannerList(drawn);
    if (await stage(BANNER_LIST, list, () => Buffer.from(list), keys)) changed.push(BANNER_LIST);
    const removed = [...site.files.keys()].filter((path) => !keys.has(path));
    await site.publish({ changed, removed, keys, ms });
    failed = problems;
    turn = nextTurnOf(listedTimes(snapshot.entries['cta-banners'].values()), snapshot.now);
    const below = (path: string) => `_cta/${path}`;
    return { changed: changed.map(below), removed: removed.map(below) };
  };

  return {
    files: site.files,
    publish: (ms) => mutex.add(() => publish(ms)),
    nextTurn: () => turn,
    failed: () => failed,
  };
}
