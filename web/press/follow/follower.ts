import { setTimeout as delay } from 'node:timers/promises';
import type { PressStatus, PublicationReport } from '@patient-press/shared/press-status';
import PQueue from 'p-queue';
import { CmsError, fetchChanges } from '../content/cms.ts';
import { type DocumentName, keyOf } from '../content/document-name.ts';
import type { Press } from '../edition/press.ts';
import { Backoff } from '../lib/backoff.ts';
import { environment } from '../lib/environment.ts';
import { lastPublication, publicationDurations, publishedFiles } from '../lib/metrics.ts';
import { failureWords } from '../words/failures.ts';
import { describeFailure } from './describe-failure.ts';
import { type Activity, Failures } from './failures.ts';
import { Liveness } from './liveness.ts';
import { PendingWork, type Work } from './pending-work.ts';
import { NAMED, openReports } from './reports.ts';
import { TimedChanges } from './timed-changes.ts';

/** How long one question to the feed waits: short enough that silence is known for what it is within five seconds. */
const WAIT_SECONDS = 1.5;
/** What an editor changes in one go, several documents perhaps, arrives within this. */
const GATHER_MS = 20;
const RETRY = { firstMs: 200, longestMs: 2000 };

interface FollowerOptions {
  log: (message: string) => void;
  /** Is called once the site is what the newsroom says. */
  onFirst: () => void;
  /** Is given the files of each later publication. */
  onPublished: (changed: readonly string[], removed: readonly string[]) => void;
}

/** What banners are made of themselves: it does not wait until pages are rendered. */
const isOfBanners = ({ contentType }: DocumentName) => contentType === 'cta-banners' || contentType === 'sponsors';

/**
 * Follows the change feed and publishes what it names, until it is stopped. One loop reads the feed and gathers, another
 * publishes what was gathered: so several changes within a moment are one publication, and however long that takes, it
 * is known whether the cms still answers. A third publishes banners at once; the pages that show them follow with all else.
 */
export class Follower {
  readonly #press: Press;
  readonly #options: FollowerOptions;
  readonly #stopping = new AbortController();
  readonly #reports;
  readonly #failures;
  readonly #liveness = new Liveness();
  readonly #timedChanges = new TimedChanges();
  readonly #pending = new PendingWork();
  /** Banners, before the pages that show them. */
  readonly #urgent = new PendingWork();
  /** One at a time: what was asked for first must not come in last. */
  readonly #fetching = new PQueue({ concurrency: 1 });
  /** Where the feed was read to; null: nowhere yet. */
  #cursor: string | null;
  /** Whether all documents have to be fetched, because the feed doesn't know which ones changed. */
  #isAllDue: boolean;
  #hasPublished = false;
  /** How many documents are being published. */
  #inProgress = 0;
  #lagMs: number | null = null;
  #timers: NodeJS.Timeout[] = [];
  #loops: Promise<void>[] = [];

  constructor(press: Press, options: FollowerOptions) {
    this.#press = press;
    this.#options = options;
    this.#reports = openReports(press.copy);
    this.#failures = new Failures(options.log);
    this.#cursor = press.copy.cursor();
    this.#isAllDue = this.#cursor === null;
  }

  /** Publishes the site as it is in the copy, and goes on from there. */
  start(): void {
    this.#pending.add({ cause: 'start', documents: [], since: null });
    this.#timers = [
      // The cms may be away: the next time will do.
      setInterval(() => void this.#repair().catch(() => undefined), environment.REPAIR_MINUTES * 60_000),
      // Asked each second what time it is, because clocks are set, back too.
      setInterval(() => this.#watchClock(), 1000),
    ];
    this.#loops = [
      this.#keepDoing('feed', () => this.#readFeed()),
      this.#keepDoing('publishing', () => this.#publishNext()),
      this.#keepDoing('banners', () => this.#publishBannersNext()),
    ];
  }

  /** Finishes the publication at hand. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#stopping.abort();
    this.#pending.close();
    this.#urgent.close();
    await Promise.all(this.#loops);
    await this.#saveCursor();
  }

  /** What keeps readers from getting what editors publish, in a sentence; null when nothing does. */
  failure(): string | null {
    const isBuilding = this.#hasPublished ? null : failureWords.building;
    return this.#failures.first() ?? this.#liveness.silence() ?? isBuilding;
  }

  /** How many documents are known to have changed and are not live yet. */
  queue(): number {
    return this.#pending.size + this.#inProgress;
  }

  feed(): PressStatus['feed'] {
    return { lagMs: this.#lagMs, answeredAt: this.#liveness.answeredAt };
  }

  /** Newest first. */
  publications(): readonly PublicationReport[] {
    return this.#reports.list;
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  /** Does something over and over until it is stopped; what fails is noted, and tried again. */
  async #keepDoing(activity: Activity, doOnce: () => Promise<void>): Promise<void> {
    const backoff = new Backoff({ ...RETRY, signal: this.#stopping.signal });
    while (!this.#isStopping) {
      try {
        await doOnce();
        this.#failures.clear(activity);
        backoff.reset();
      } catch (error) {
        if (this.#isStopping) return;
        if (error instanceof CmsError && error.status === 410) this.#syncAll();
        else this.#failures.note(activity, describeFailure(error));
        await backoff.wait();
      }
    }
  }

  async #readFeed(): Promise<void> {
    const { changes, ageMs, ...read } = await fetchChanges(this.#cursor, WAIT_SECONDS, this.#stopping.signal);
    const answeredMs = this.#liveness.answered();
    this.#cursor = read.cursor;
    if (changes.length === 0) return;
    this.#lagMs = ageMs;
    const documents = this.#press.copy.concernedBy(changes);
    const since = answeredMs - (ageMs ?? 0);
    if (documents.length > 0) this.#pending.add({ cause: 'change', documents, since });
    const ofBanners = documents.filter(isOfBanners);
    if (ofBanners.length > 0 && this.#hasPublished) this.#urgent.add({ cause: 'change', documents: ofBanners, since });
  }

  #syncAll(): void {
    this.#options.log(failureWords.lostPosition);
    this.#cursor = null;
    this.#isAllDue = true;
    this.#pending.add({ cause: 'repair', documents: [], since: null });
  }

  #fetchChanged(documents: readonly DocumentName[]): Promise<void> {
    return this.#fetching.add(() => this.#liveness.whileAsking(() => this.#press.copy.fetch(documents)));
  }

  async #publishNext(): Promise<void> {
    await this.#pending.filled();
    if (this.#hasPublished && !this.#failures.isFailing('publishing')) await delay(GATHER_MS);
    await this.#takeFrom(this.#pending, async (work) => {
      this.#inProgress = work.documents.length;
      await this.#publish(work).finally(() => {
        this.#inProgress = 0;
      });
    });
  }

  async #publishBannersNext(): Promise<void> {
    await this.#urgent.filled();
    await this.#takeFrom(this.#urgent, (work) => this.#press.renderer.givingWay(() => this.#publishBanners(work)));
  }

  /** Does what is pending; puts it back if that fails. */
  async #takeFrom(pending: PendingWork, handle: (work: Work) => Promise<void>): Promise<void> {
    const work = this.#isStopping ? undefined : pending.take();
    if (!work) return;
    try {
      await handle(work);
    } catch (error) {
      pending.add(work);
      throw error;
    }
  }

  async #publishBanners({ documents, since }: Work): Promise<void> {
    if (documents.length > 0) await this.#fetchChanged(documents);
    const { changed, removed } = await this.#press.banners.publish(() => since && performance.now() - since);
    if (changed.length + removed.length > 0) this.#options.onPublished(changed, removed);
  }

  async #publish({ cause, documents, since }: Work): Promise<void> {
    const { copy } = this.#press;
    const heard = performance.now();
    // Before it is fetched: what changes meanwhile is then named by the feed again.
    const cursor = this.#isAllDue ? (await fetchChanges(null)).cursor : this.#cursor;
    const report = this.#reports.begin(cause, documents);
    if (this.#isAllDue) await this.#fetching.add(() => copy.fetchAll());
    else await this.#fetchChanged(documents);
    const fetched = performance.now();
    const decidedAt = new Date().toISOString();
    const changedAt = since ?? heard;
    const published = await this.#press.publish({ ms: () => performance.now() - changedAt });
    const ms = performance.now() - changedAt;
    if (cursor !== null) await copy.save(cursor);
    this.#cursor ??= cursor;
    this.#isAllDue = false;
    this.#timedChanges.look(copy.snapshot(), decidedAt);
    publicationDurations.observe({ cause }, ms / 1000);
    publishedFiles.inc({ what: 'changed' }, published.changed.length);
    publishedFiles.inc({ what: 'removed' }, published.removed.length);
    lastPublication.setToCurrentTime();
    const isNothing = published.changed.length + published.removed.length === 0;
    if (cause !== 'repair' || !isNothing) report(published, { ms, hear: heard - changedAt, fetch: fetched - heard });
    if (this.#hasPublished) this.#options.onPublished(published.changed, published.removed);
    else this.#options.onFirst();
    this.#hasPublished = true;
  }

  /** Everything that the feed named is live: its position may be saved, so that a restart goes on from there. */
  async #saveCursor(): Promise<void> {
    const isIdle = this.queue() === 0 && !this.#failures.isFailing('publishing');
    if (this.#cursor !== null && this.#hasPublished && isIdle) await this.#press.copy.save(this.#cursor);
  }

  /** Publishes what the feed did not name, if anything. @throws CmsError */
  async #repair(): Promise<void> {
    const { copy } = this.#press;
    const documents = (await copy.findDrift()).filter((name) => !this.#pending.has(name));
    const unfinished = this.#press.unfinished();
    if (unfinished.length > 0) this.#pending.add({ cause: 'repair', documents: unfinished, since: null });
    if (documents.length === 0) return this.#saveCursor();
    const some = documents.slice(0, NAMED).map(keyOf).join(', ');
    this.#options.log(failureWords.missedChanges({ count: documents.length, some }));
    this.#pending.add({ cause: 'repair', documents, since: null });
  }

  #watchClock(): void {
    const now = new Date().toISOString();
    const work: Work = { cause: 'time', documents: [], since: null };
    if (this.#timedChanges.isDue(now) && this.#inProgress === 0) this.#pending.add(work);
    const bannersChangeAt = this.#press.banners.nextTurn();
    if (this.#hasPublished && bannersChangeAt !== null && now >= bannersChangeAt) this.#urgent.add(work);
  }
}
