import type { PressProblem, PublicationReport } from '@patient-press/shared/press-status';
import { pathOfHead } from '../../src/content/entries/head.ts';
import type { Draft } from '../../src/content/site/content.ts';
import type { Copy } from '../content/copy.ts';
import type { DocumentName } from '../content/document-name.ts';
import type { DocumentReport } from '../content/shown.ts';
import { fileAt } from '../lib/file-at.ts';
import type { Past } from '../past/past.ts';
import { pathOfBanner, SITE, type SiteFolder } from '../publish/site-folder.ts';
import type { Renderer } from '../render/renderer.ts';
import type { SearchPublisher } from '../search/search-publisher.ts';
import type { BannerPublisher } from './banner-publisher.ts';
import type { FileMaker } from './files-beside-pages.ts';
import { FutureSite } from './future-site.ts';
import { listProblems, reportFailed } from './problems.ts';
import { Round } from './round.ts';
import { type Failed, Staging } from './staging.ts';

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
  /** For the record of what readers got. */
  why?: string;
  /** With a page that cannot be made, publish nothing. */
  strict?: boolean;
}

/** What a press works with. */
interface Parts {
  copy: Copy;
  siteFolder: SiteFolder;
  renderer: Renderer;
  banners: BannerPublisher;
  search: SearchPublisher;
  /** The record of what readers got. */
  past: Past;
  makers: ReadonlyMap<string, FileMaker>;
  /** Names the code that makes pages. */
  madeBy: string;
}

/**
 * Pages that are published together, at most. What changes more of them, such as a new footer, reaches readers in as many
 * steps, each of them whole; when the press is ended meanwhile, it goes on from the last.
 */
const TOGETHER = 5000;

/** Everything between a copy of the newsroom and a site on disk. One publication at a time. */
export class Press {
  readonly copy: Copy;
  readonly siteFolder: SiteFolder;
  readonly renderer: Renderer;
  readonly banners: BannerPublisher;
  readonly search: SearchPublisher;
  readonly past: Past;
  readonly #parts: Parts;
  /** What could not be shown at the last publication; readers have its last good version. */
  #failed: DocumentReport[] = [];
  /** What makers of files couldn't do when they were asked last. */
  readonly #lost = new Map<string, DocumentReport[]>();
  /** Files of documents that don't parse, which stay. */
  #kept: readonly string[] = [];
  #publications = 0;
  /** Whether no file is left that has no place on the site. */
  #isSwept = false;

  constructor(parts: Parts) {
    this.copy = parts.copy;
    this.siteFolder = parts.siteFolder;
    this.renderer = parts.renderer;
    this.banners = parts.banners;
    this.search = parts.search;
    this.past = parts.past;
    this.#parts = parts;
  }

  /**
   * Makes the site what the copy says: looks at what its changes concern, renders the pages that differ, and replaces their
   * files.
   * @throws PageError when it is to be strict.
   */
  async publish(options: PublishOptions = {}): Promise<Published> {
    const { copies } = this.siteFolder;
    copies.pause();
    try {
      return await this.#publish(options);
    } finally {
      this.#publications += 1;
      copies.resume();
    }
  }

  async #publish({ ms = () => null, why = '', strict = false }: PublishOptions): Promise<Published> {
    await this.siteFolder.begin();
    const { changed, removed } = await this.banners.publish(ms, why);
    const { copy, siteFolder } = this;
    const isSwept = this.#isSwept;
    // What is freed is known to this round alone: if that fails, the next one looks for all that is left.
    this.#isSwept = false;
    const round = new Round({ ...this.#parts, records: siteFolder.files });
    const failed: Failed[] = [];
    const spent = { compare: 0, render: 0, write: 0 };
    const count = copy.nodes.countMarked();
    do {
      const started = performance.now();
      const looked = round.ms;
      const staging = new Staging(siteFolder, this.#parts.madeBy);
      await this.renderer.render(round.pages(strict ? Number.POSITIVE_INFINITY : TOGETHER), count, async (batch) => {
        for (const { result, ...due } of batch) await staging.addPage(due, result);
      });
      const isLast = !round.hasPages();
      for (const due of round.files(isLast)) await staging.addFile(due);
      failed.push(...staging.failed);
      if (strict) await this.#requireWhole(failed, round.clashes);
      const rendered = performance.now();
      spent.compare += round.ms - looked;
      spent.render += rendered - started - (round.ms - looked);
      const gone = isLast ? this.#freed(round, isSwept) : [];
      const applied = await this.#apply(staging, gone, { why, ms }, failed);
      changed.push(...applied.changed);
      removed.push(...applied.removed);
      spent.write += performance.now() - rendered;
    } while (round.hasPages());
    copy.nodes.flush();
    this.#isSwept = true;
    for (const [maker, lost] of round.lost) this.#lost.set(maker, lost);
    this.#failed = [...round.clashes, ...failed.map(reportFailed)];
    return { changed, removed, spent };
  }

  /** Another one whenever the copy or the site is: what was made of them before may be outdated. */
  get version(): string {
    return `${this.copy.changes} ${this.#publications}`;
  }

  /** The site as readers would get it if other versions of some documents were published. Publications go on meanwhile. */
  lookAhead(drafts: readonly Draft[]): Promise<FutureSite> {
    return FutureSite.look({ ...this.#parts, records: this.siteFolder.files }, drafts);
  }

  /** Has one of several parts of the site compared with what it should be, by the next publication. @param index from 0. */
  repairPart(index: number, parts: number): void {
    this.copy.markPart(index, parts);
    this.#isSwept = false;
  }

  /** Everything that readers do not see as it is in the admin. */
  problems(): readonly PressProblem[] {
    const lost = [...this.#lost.values()].flat();
    const failed = [...this.banners.failed(), ...this.#failed];
    return listProblems(this.copy, [...this.copy.reports(), ...failed, ...lost]);
  }

  /** Documents with a picture or a PDF that couldn't be had: the next time it may be there. */
  unfinished(): DocumentName[] {
    const owners = this.#failed.flatMap(({ document, missingFile }) => (document && missingFile ? [document] : []));
    return [...this.copy.unfinished(), ...owners];
  }

  /** Where the page of a document is; null when it has none. */
  pathOf(name: DocumentName): string | null {
    const head = this.copy.find(name)?.head;
    return head ? pathOfHead(head) : null;
  }

  /** Adds to the record what it may lack, and removes from it what is too old. Publications go on meanwhile. */
  catchUpPast(): Promise<void> {
    const paths = () =>
      new Set([...this.siteFolder.files.paths(), ...this.banners.files().map((path) => pathOfBanner(path))]);
    return this.past.catchUp(paths, this.copy.site.settings.timeZone);
  }

  /** Resolves when every file has its compressed copies. */
  async untilCompressed(): Promise<void> {
    await this.siteFolder.copies.idle();
    await this.banners.copies.idle();
    await this.search.copies.idle();
  }

  async close(): Promise<void> {
    await this.renderer.close();
    await this.past.close();
    await this.banners.copies.close();
    await this.search.copies.close();
    await this.siteFolder.close();
  }

  /** Publishes what was staged, and settles it. What can't be under its name is noted as failed. */
  async #apply(
    staging: Staging,
    removed: string[],
    { why, ms }: Required<Pick<PublishOptions, 'why' | 'ms'>>,
    failed: Failed[],
  ) {
    const { changed, keys, made } = staging;
    const { nodes } = this.copy;
    const note = (lost: ReadonlySet<string>) => {
      for (const [path, { name, key, mark }] of made) if (!lost.has(path)) nodes.settle(name, key, mark);
    };
    const applied = await this.siteFolder.publish({ changed, removed, why, keys, ms, note });
    for (const { path, message } of applied.failed) {
      const due = made.get(path);
      if (due) failed.push({ due, message });
    }
    return applied;
  }

  /** Files that have no place on the site any more. A document that does not parse keeps its last good page. */
  #freed(round: Round, isSwept: boolean): string[] {
    const kept = this.copy.keptPaths().map(fileAt);
    const { nodes } = this.copy;
    const candidates = [...round.freed(), ...this.#kept, ...(isSwept ? [] : nodes.unclaimed(SITE))];
    this.#kept = kept;
    const stays = new Set(kept);
    return [...new Set(candidates)].filter(
      (path) => !stays.has(path) && this.siteFolder.files.has(path) && !nodes.isClaimed(path),
    );
  }

  /** @throws PageError when something can't be made; what was staged is dropped. */
  async #requireWhole(failed: readonly Failed[], clashes: readonly DocumentReport[]): Promise<void> {
    const [first] = [...this.banners.failed(), ...failed.map(reportFailed), ...clashes];
    if (!first) return;
    await this.siteFolder.begin();
    throw new PageError(first.message);
  }
}
