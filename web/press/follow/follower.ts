import { setTimeout as delay } from 'node:timers/promises';
import type { PressStatus, PublicationReport } from '@patient-press/shared/press-status';
import PQueue from 'p-queue';
import { CmsError, fetchChanges } from '../content/cms.ts';
import { type DocumentName, isOfBanners, keyOf } from '../content/document-name.ts';
import type { SyncProgress } from '../content/full-sync.ts';
import type { Press } from '../edition/press.ts';
import { Backoff } from '../lib/backoff.ts';
import { environment } from '../lib/environment.ts';
import { everySoOften } from '../lib/log.ts';
import { countPublication } from '../lib/metrics.ts';
import { isDamaged, noteDamage } from '../store/database.ts';
import { failureWords } from '../words/failures.ts';
import { describeFailure } from './describe-failure.ts';
import { type Activity, Failures } from './failures.ts';
import { Liveness } from './liveness.ts';
import { PendingWork, type Work } from './pending-work.ts';
import { NAMED, openReports } from './reports.ts';
import { TimedChanges } from './timed-changes.ts';
import { whyPublished } from './why-published.ts';

/** How long one question to the feed waits: short enough that silence is known for what it is within five seconds. */
const WAIT_SECONDS = 1.5;
/** While publications follow each other as closely as this, each waits for more. The first of them waits for nothing. */
const FOLLOWING_MS = 100;
const GATHER_MS = 20;
/** In as many repairs, a day's worth, everything that readers have is compared once with what it should be. */
const PARTS = Math.ceil(1440 / environment.REPAIR_MINUTES);
const RETRY = { firstMs: 200, longestMs: 2000 };

interface FollowerOptions {
  log: (message: string) => void;
  /** Is called once the site is what the newsroom says. */
  onFirst: () => void;
  /** Is given the files of each later publication. */
  onPublished: (changed: readonly string[], removed: readonly string[]) => void;
}

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
  /** When the last publication ended, by a monotonic clock. */
  #publishedMs = Number.NEGATIVE_INFINITY;
  /** How many documents are being published. */
  #inProgress = 0;
  /** Which part is compared next. */
  #part = 0;
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
    this.#saveCursor();
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

  /** Does something over and over until it is stopped; what fails is noted, and tried again. */
  async #keepDoing(activity: Activity, doOnce: () => Promise<void>): Promise<void> {
    const { signal } = this.#stopping;
    const backoff = new Backoff({ ...RETRY, signal });
    while (!signal.aborted) {
      try {
        await doOnce();
        this.#failures.clear(activity);
        backoff.reset();
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof CmsError && error.status === 410) this.#losePosition();
        else this.#failures.note(activity, describeFailure(error));
        if (isDamaged(error)) noteDamage(this.#press.siteFolder.store);
        await backoff.wait();
      }
    }
  }

  async #readFeed(): Promise<void> {
    const asked = this.#cursor;
    const { changes, ageMs, ...read } = await fetchChanges(asked, WAIT_SECONDS, this.#stopping.signal);
    const answeredMs = this.#liveness.answered();
    // A sync ended meanwhile, and the feed is read on from where that left it.
    if (this.#cursor !== asked) return;
    this.#cursor = read.cursor;
    if (changes.length === 0) return;
    this.#lagMs = ageMs;
    const documents = this.#press.copy.concernedBy(changes);
    const since = answeredMs - (ageMs ?? 0);
    if (documents.length > 0) this.#pending.add({ cause: 'change', documents, since });
    const ofBanners = documents.filter(isOfBanners);
    if (ofBanners.length > 0 && this.#hasPublished) this.#urgent.add({ cause: 'change', documents: ofBanners, since });
  }

  #losePosition(): void {
    this.#options.log(failureWords.lostPosition);
    this.#cursor = null;
    this.#isAllDue = true;
    this.#pending.add({ cause: 'repair', documents: [], since: null });
  }

  /** Fetches everything. @returns the feed's cursor after that: the feed is read on from there. */
  async #sync(): Promise<string> {
    const logProgress = everySoOften(this.#options.log);
    const note = (progress: SyncProgress) => {
      this.#inProgress = progress.total - progress.done;
      logProgress(failureWords.syncing(progress));
    };
    this.#cursor = await this.#fetching.add(() => this.#press.copy.sync(note));
    return this.#cursor;
  }

  #fetchChanged(documents: readonly DocumentName[]): Promise<void> {
    return this.#fetching.add(() => this.#liveness.whileAsking(() => this.#press.copy.fetch(documents)));
  }

  async #publishNext(): Promise<void> {
    await this.#pending.filled();
    if (performance.now() - this.#publishedMs < FOLLOWING_MS) await delay(GATHER_MS);
    await this.#pending.do(async (work) => {
      this.#inProgress = work.documents.length;
      await this.#publish(work).finally(() => {
        this.#inProgress = 0;
      });
    });
  }

  async #publishBannersNext(): Promise<void> {
    await this.#urgent.filled();
    await this.#urgent.do((work) => this.#publishBanners(work));
  }

  async #publishBanners(work: Work): Promise<void> {
    const { documents, since } = work;
    if (documents.length > 0) await this.#fetchChanged(documents);
    const ms = () => since && performance.now() - since;
    const { changed, removed } = await this.#press.banners.publish(ms, whyPublished(work));
    if (changed.length + removed.length > 0) this.#options.onPublished(changed, removed);
  }

  async #publish({ cause, documents, since }: Work): Promise<void> {
    const { copy } = this.#press;
    const heard = performance.now();
    const report = this.#reports.begin(cause, documents);
    // Before anything is fetched: what changes meanwhile is then named by the feed again.
    const cursor = this.#isAllDue ? await this.#sync() : this.#cursor;
    if (!this.#isAllDue) await this.#fetchChanged(documents);
    const fetched = performance.now();
    const decidedAt = new Date().toISOString();
    copy.setNow(decidedAt, !this.#hasPublished || this.#timedChanges.isDue(decidedAt));
    const changedAt = since ?? heard;
    const why = whyPublished({ cause, documents });
    const published = await this.#press.publish({ ms: () => performance.now() - changedAt, why });
    const ms = performance.now() - changedAt;
    if (cursor !== null) copy.save(cursor);
    this.#isAllDue = false;
    this.#publishedMs = performance.now();
    this.#timedChanges.look(copy.site, decidedAt);
    countPublication({ cause, ms, changed: published.changed.length, removed: published.removed.length });
    const isNothing = published.changed.length + published.removed.length === 0;
    if (cause !== 'repair' || !isNothing) report(published, { ms, hear: heard - changedAt, fetch: fetched - heard });
    if (this.#hasPublished) this.#options.onPublished(published.changed, published.removed);
    else this.#options.onFirst();
    if (!this.#hasPublished) void this.#press.catchUpPast();
    this.#hasPublished = true;
  }

  /** Everything that the feed named is live: its position may be saved, so that a restart goes on from there. */
  #saveCursor(): void {
    const isIdle = this.queue() === 0 && !this.#isAllDue && !this.#failures.isFailing('publishing');
    if (this.#cursor !== null && this.#hasPublished && isIdle) this.#press.copy.save(this.#cursor);
  }

  /** Publishes what the feed did not name, if anything. @throws CmsError */
  async #repair(): Promise<void> {
    void this.#press.catchUpPast();
    const { copy } = this.#press;
    this.#press.repairPart(this.#part, PARTS);
    this.#part = (this.#part + 1) % PARTS;
    const documents = (await copy.findDrift()).filter((name) => !this.#pending.has(name));
    this.#pending.add({ cause: 'repair', documents: this.#press.unfinished(), since: null });
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
