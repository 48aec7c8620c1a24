import { join } from 'node:path';
import type { PressProblem, PublicationReport } from '@patient-press/shared/press-status';
import { pathOfEntry } from '../../src/content/entries/entries.ts';
import { type Copy, openCopy } from '../content/copy.ts';
import type { DocumentName } from '../content/document-name.ts';
import { openBannerFolder, openSiteFolder, type SiteFolder, stateDirOf } from '../publish/site-folder.ts';
import { bannerScriptHash } from '../render/banner-script.ts';
import type { Renderer } from '../render/renderer.ts';
import { warmUp } from '../render/warm-up.ts';
import { documentProblems } from '../words/document-problems.ts';
import { BannerPublisher } from './banner-publisher.ts';
import { readMadeBy } from './build-id.ts';
import { bundledFiles, type PublishedFile } from './files-beside-pages.ts';
import { type Plan, planEdition, reportFiles } from './plan.ts';
import { type DocumentReport, listProblems, reportPages } from './problems.ts';
import { Staging } from './staging.ts';

/** A page's template threw, in a build that is to be whole. */
export class PageError extends Error {
  override name = 'PageError';
}

/** What a publication did: paths below the site's folder, and milliseconds. */
export interface Published {
  changed: string[];
  removed: string[];
  spent: Pick<PublicationReport['spent'], 'compare' | 'render' | 'write'>;
}

interface PublishOptions {
  /** How long ago the change was, asked for when readers have it; null: there was none. */
  ms?: () => number | null;
  /** With a page that cannot be made, publish nothing. */
  strict?: boolean;
}

/** What a press works with. */
interface Parts {
  copy: Copy;
  siteFolder: SiteFolder;
  renderer: Renderer;
  banners: BannerPublisher;
  bundle: readonly PublishedFile[];
  /** Hashes of the scripts that are in pages. */
  scripts: readonly string[];
  /** Names the code that makes pages. */
  madeBy: string;
}

/** Milliseconds since it was last called, or since it was made. */
function startLaps(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const lap = now - last;
    last = now;
    return lap;
  };
}

/** Everything between a copy of the newsroom and a site on disk. One publication at a time. */
export class Press {
  readonly copy: Copy;
  readonly siteFolder: SiteFolder;
  readonly renderer: Renderer;
  readonly banners: BannerPublisher;
  readonly #parts: Parts;
  /** What could not be shown at the last publication; readers have its last good version. */
  #failed: DocumentReport[] = [];

  constructor(parts: Parts) {
    this.copy = parts.copy;
    this.siteFolder = parts.siteFolder;
    this.renderer = parts.renderer;
    this.banners = parts.banners;
    this.#parts = parts;
  }

  /**
   * Makes the site what the copy says: renders the pages that differ, and replaces their files.
   * @throws PageError when it is to be strict.
   */
  async publish({ ms = () => null, strict = false }: PublishOptions = {}): Promise<Published> {
    await this.siteFolder.begin();
    const ofBanners = await this.banners.publish(ms);
    const lap = startLaps();
    const plan = await planEdition({ ...this.#parts, folder: this.siteFolder });
    const compare = lap();
    const staging = await this.#stage(plan);
    const render = lap();
    this.#failed = this.#report(plan, staging);
    if (strict) await this.#requireWhole(plan, staging);
    const { changed, keys } = staging;
    const applied = await this.siteFolder.publish({ changed, removed: plan.removed, keys, ms });
    this.#failed.push(...reportFiles(this.copy, plan, applied.failed));
    return {
      changed: [...ofBanners.changed, ...applied.changed],
      removed: [...ofBanners.removed, ...applied.removed],
      spent: { compare, render, write: lap() },
    };
  }

  /** Everything that readers do not see as it is in the admin. */
  problems(): readonly PressProblem[] {
    return listProblems(this.copy, [...reportPages(this.copy, this.banners.failed()), ...this.#failed]);
  }

  /** Documents with a picture or a PDF that couldn't be had: the next time it may be there. */
  unfinished(): DocumentName[] {
    const owners = this.#failed.flatMap(({ document, missingFile }) => (document && missingFile ? [document] : []));
    return [...this.copy.unfinished(), ...owners];
  }

  /** Where the page of a document is; null when it has none. */
  pathOf(name: DocumentName): string | null {
    const held = this.copy.held(name);
    return held ? pathOfEntry(held.entry) : null;
  }

  close(): void {
    this.siteFolder.close();
  }

  async #stage({ files, pages, snapshot }: Plan): Promise<Staging> {
    const staging = new Staging(this.siteFolder, this.#parts.madeBy);
    for (const file of files) await staging.addFile(file);
    await staging.addPages(this.renderer, snapshot, pages);
    return staging;
  }

  #report(plan: Plan, { failedPages, failedFiles }: Staging): DocumentReport[] {
    return [
      ...plan.reports,
      ...reportPages(this.copy, failedPages),
      ...reportFiles(this.copy, plan, [...plan.clashing, ...failedFiles]),
    ];
  }

  /** @throws PageError when something can't be made; what was staged is dropped. */
  async #requireWhole({ clashing }: Plan, { failedPages, failedFiles }: Staging): Promise<void> {
    const [first] = [...this.banners.failed(), ...failedPages, ...clashing, ...failedFiles];
    if (!first) return;
    await this.siteFolder.begin();
    throw new PageError(documentProblems.page({ path: first.path, why: first.message }));
  }
}

/**
 * Opens the press on a site's folder. Its copy may be empty yet.
 * @param fill brings the copy up to date, before anything is rendered.
 * @throws FolderInUseError, NotASiteError, WarmAstroError, and what `fill` throws.
 */
export async function openPress(outDir: string, fill: (copy: Copy) => Promise<void>): Promise<Press> {
  const siteFolder = await openSiteFolder(outDir);
  try {
    const madeBy = readMadeBy();
    const copy = await openCopy(stateDirOf(outDir), madeBy);
    await fill(copy);
    const bundleDir = join(stateDirOf(outDir), 'bundle');
    const renderer = await warmUp(copy.snapshot(), bundleDir);
    const bundle = bundledFiles(bundleDir);
    const banners = new BannerPublisher({ copy, renderer, folder: await openBannerFolder(outDir), madeBy });
    return new Press({ copy, siteFolder, renderer, banners, bundle, scripts: [await bannerScriptHash()], madeBy });
  } catch (error) {
    siteFolder.close();
    throw error;
  }
}
