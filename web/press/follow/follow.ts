import { setTimeout as delay } from 'node:timers/promises';
import { nextTurnOf } from '@patient-press/shared/banners';
import type { PublicationReport } from '@patient-press/shared/press-status';
import PQueue from 'p-queue';
import type { Snapshot } from '../../src/content/site/snapshot.ts';
import { CmsError, fetchChanges } from '../content/cms.ts';
import { type DocumentName, keyOf } from '../content/copy.ts';
import type { Press } from '../edition/press.ts';
import { environment } from '../lib/environment.ts';
import { describeTrouble, patience } from './backoff.ts';
import { openDue, type Work } from './pending-work.ts';
import { NAMED, openReports } from './reports.ts';

/** How long one question to the feed waits: short enough that silence is known for what it is within five seconds. */
const WAIT_SECONDS = 1.5;
const SILENCE_MS = 4500;
/** What an editor changes in one go, several documents perhaps, arrives within this. */
const SETTLE_MS = 20;

/** What following came to: read by `/healthz` and the status. Times are ISO in UTC. */
export interface Following {
  /** What keeps readers from getting what editors publish, in a sentence; null when nothing does. */
  failure(): string | null;
  /** Documents that are known to have changed and are not live yet. */
  queue(): number;
  feed(): { lagMs: number | null; answeredAt: string | null };
  /** Newest first. */
  publications(): readonly PublicationReport[];
  /** Finishes the publication at hand. */
  stop(): Promise<void>;
}

interface Options {
  log: (message: string) => void;
  /** Is called once the site is what the newsroom says. */
  onFirst: () => void;
  /** Is told of each later publication's files. */
  onPublished: (changed: readonly string[], removed: readonly string[]) => void;
}

/** What banners are made of themselves: it does not wait until pages are rendered. */
const isOfBanners = ({ contentType }: DocumentName) => contentType === 'cta-banners' || contentType === 'sponsors';

/** What time alone changes: banners begin and end, and words that readers agree to come into effect. */
const timesOf = ({ entries }: Snapshot) => [
  ...entries['cta-banners'].values(),
  ...Array.from(entries['consent-wordings'].values(), ({ effectiveFrom }) => ({
    startsAt: effectiveFrom,
    endsAt: null,
  })),
];

/**
 * Follows the change feed and publishes what it tells of, until it is stopped. One loop listens and gathers, another
 * publishes what was gathered: so several changes within a moment are one publication, and however long that takes, it
 * is known whether the cms still answers. A third tells open pages of banners at once; the pages behind them follow with
 * all else.
 */
export function follow(press: Press, { log, onFirst, onPublished }: Options): Following {
  const { copy } = press;
  const stopping = new AbortController();
  const reports = openReports(copy);
  const due = openDue();
  due.add({ cause: 'start', documents: [], since: null });
  const urgent = openDue();
  const fetching = new PQueue({ concurrency: 1 });
  let cursor = copy.cursor();
  let isAllDue = cursor === null;
  let isOn = false;
  let underWay = 0;
  let answered = { monotonic: performance.now(), at: null as string | null };
  let lagMs: number | null = null;
  /** Since when the cms is asked for changed documents, which takes it a moment. */
  let askedAt: number | null = null;
  /** When time alone changes what is shown next, as seen from the time that decided what is. */
  let turn = { decidedAt: '', next: null as string | null };
  const failures = { feed: null as string | null, publishing: null as string | null, banners: null as string | null };

  const say = (kind: keyof typeof failures, message: string | null) => {
    if (failures[kind] === message) return;
    failures[kind] = message;
    log(
      message ??
        {
          feed: 'The cms answers again.',
          publishing: 'Publishing works again.',
          banners: 'Banners are published again.',
        }[kind],
    );
  };

  const hear = async (): Promise<void> => {
    const told = await fetchChanges(cursor, WAIT_SECONDS, stopping.signal);
    answered = { monotonic: performance.now(), at: new Date().toISOString() };
    cursor = told.cursor;
    if (told.changes.length === 0) return;
    lagMs = told.ageMs;
    const documents = copy.concernedBy(told.changes);
    const since = answered.monotonic - (told.ageMs ?? 0);
    if (documents.length > 0) due.add({ cause: 'change', documents, since });
    const ofBanners = documents.filter(isOfBanners);
    if (ofBanners.length > 0 && isOn) urgent.add({ cause: 'change', documents: ofBanners, since });
  };

  const syncAnew = () => {
    log('The change feed no longer knows where this press was: everything is fetched anew.');
    [cursor, isAllDue] = [null, true];
    due.add({ cause: 'repair', documents: [], since: null });
  };

  /** In turns: what was asked for first must not come in last. */
  const fetchChanged = (documents: readonly DocumentName[]): Promise<void> =>
    fetching.add(async () => {
      askedAt = performance.now();
      await copy.fetch(documents).finally(() => {
        askedAt = null;
      });
    });

  const publishBanners = async ({ documents, since }: Work): Promise<void> => {
    if (documents.length > 0) await fetchChanged(documents);
    const { changed, removed } = await press.banners.publish(() => since && performance.now() - since);
    if (changed.length + removed.length > 0) onPublished(changed, removed);
  };

  const publish = async ({ cause, documents, since }: Work): Promise<void> => {
    const heard = performance.now();
    // Before it is fetched: what changes meanwhile is then told of again.
    const from = isAllDue ? (await fetchChanges(null)).cursor : cursor;
    const report = reports.begin(cause, documents);
    if (isAllDue) await fetching.add(() => copy.fetchAll());
    else await fetchChanged(documents);
    const fetched = performance.now();
    const decidedAt = new Date().toISOString();
    const changedAt = since ?? heard;
    const published = await press.publish({ ms: () => performance.now() - changedAt });
    const ms = performance.now() - changedAt;
    if (from !== null) await copy.keep(from);
    cursor ??= from;
    isAllDue = false;
    turn = { decidedAt, next: nextTurnOf(timesOf(copy.snapshot()), decidedAt) };
    const isNothing = published.changed.length + published.removed.length === 0;
    if (cause !== 'repair' || !isNothing) report(published, { ms, hear: heard - changedAt, fetch: fetched - heard });
    if (isOn) onPublished(published.changed, published.removed);
    else onFirst();
    isOn = true;
  };

  /** Does something over and over until it is stopped; what fails is told, and tried again. */
  const keepOn = async (kind: keyof typeof failures, doOnce: () => Promise<void>): Promise<void> => {
    const retry = patience();
    while (!stopping.signal.aborted) {
      try {
        await doOnce();
        say(kind, null);
        retry.reset();
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (error instanceof CmsError && error.status === 410) syncAnew();
        else say(kind, describeTrouble(error));
        await retry.wait(stopping.signal);
      }
    }
  };

  const publishNext = async (): Promise<void> => {
    await due.filled();
    if (isOn && !failures.publishing) await delay(SETTLE_MS);
    const work = stopping.signal.aborted ? undefined : due.take();
    if (!work) return;
    underWay = work.documents.length;
    try {
      await publish(work);
    } catch (error) {
      due.add(work);
      throw error;
    } finally {
      underWay = 0;
    }
  };

  const publishUrgent = async (): Promise<void> => {
    await urgent.filled();
    const work = stopping.signal.aborted ? undefined : urgent.take();
    if (!work) return;
    try {
      await press.renderer.givingWay(() => publishBanners(work));
    } catch (error) {
      urgent.add(work);
      throw error;
    }
  };

  /** Everything that was told is live: where the feed is may be kept, so that it is known after a long silence. */
  const keepCursor = async () => {
    if (cursor !== null && isOn && due.size() + underWay === 0 && !failures.publishing) await copy.keep(cursor);
  };

  const repair = async (): Promise<void> => {
    const documents = (await copy.findDrift()).filter((name) => !due.has(name));
    const unfinished = copy.unfinished();
    if (unfinished.length > 0) due.add({ cause: 'repair', documents: unfinished, since: null });
    if (documents.length === 0) return keepCursor();
    const some = documents.slice(0, NAMED).map(keyOf).join(', ');
    log(`The feed did not tell of ${documents.length} changes, which are repaired: ${some}`);
    due.add({ cause: 'repair', documents, since: null });
  };

  // The cms may be away: the next time will do.
  const repairing = setInterval(() => void repair().catch(() => undefined), environment.REPAIR_MINUTES * 60_000);
  // Asked each second what time it is, because clocks are set, back too.
  const watching = setInterval(() => {
    const now = new Date().toISOString();
    const isTurn = now < turn.decidedAt || (turn.next !== null && now >= turn.next);
    if (isTurn && underWay === 0) due.add({ cause: 'time', documents: [], since: null });
    const bannerTurn = press.banners.nextTurn();
    if (isOn && bannerTurn !== null && now >= bannerTurn) urgent.add({ cause: 'time', documents: [], since: null });
  }, 1000);
  const loops = [keepOn('feed', hear), keepOn('publishing', publishNext), keepOn('banners', publishUrgent)];

  const silence = () => {
    const since = Math.min(answered.monotonic, askedAt ?? Number.POSITIVE_INFINITY);
    const seconds = Math.round((performance.now() - since) / 1000);
    return seconds * 1000 > SILENCE_MS
      ? `The cms has not answered for ${seconds} seconds. Readers keep the pages they have.`
      : null;
  };

  return {
    failure: () =>
      failures.publishing ??
      failures.banners ??
      failures.feed ??
      silence() ??
      (isOn ? null : 'The site is being built.'),
    queue: () => due.size() + underWay,
    feed: () => ({ lagMs, answeredAt: answered.at }),
    publications: () => reports.list,
    async stop() {
      clearInterval(repairing);
      clearInterval(watching);
      stopping.abort();
      due.close();
      urgent.close();
      await Promise.all(loops);
      await keepCursor();
    },
  };
}
