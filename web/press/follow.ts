import { setTimeout as delay } from 'node:timers/promises';
import { nextTurnOf } from '@patient-press/shared/banners';
import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { PublicationReport } from '@patient-press/shared/press-status';
import { CmsError, fetchChanges } from './content/cms.ts';
import { type DocumentName, keyOf } from './content/copy.ts';
import { environment } from './environment.ts';
import type { Press } from './press.ts';

/** How long one question to the feed waits: short enough that silence is known for what it is within five seconds. */
const WAIT_SECONDS = 1.5;
const SILENCE_MS = 4500;
/** What an editor changes in one go, several documents perhaps, arrives within this. */
const SETTLE_MS = 20;
const RETRY_MS = { first: 200, longest: 2000 };
const REPORTS_KEPT = 50;
const NAMED = 20;

type Cause = PublicationReport['cause'];

/** What following came to: read by `/healthz` and the status. Times are ISO in UTC. */
export interface Following {
  /** What keeps readers from getting what editors publish, in a sentence; null when nothing does. */
  trouble(): string | null;
  /** Documents that are known to have changed and are not live yet. */
  queue(): number;
  feed(): { lagMs: number | null; answeredAt: string | null };
  /** Newest first. */
  publications(): readonly PublicationReport[];
  /** Looks now, not in ten minutes, for changes that were missed. */
  repair(): Promise<void>;
  /** Finishes the publication at hand. */
  stop(): Promise<void>;
}

/** What is to be published next, and since when that is known, by a clock that no one sets. */
interface Due {
  cause: Cause;
  documents: Map<string, DocumentName>;
  /** `performance.now()` of the oldest change's commit. */
  since: number | null;
}

const nothing = (): Due => ({ cause: 'change', documents: new Map(), since: null });

const messageOf = (error: unknown): string => {
  if (error instanceof CmsError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return 'The disk is full, so nothing can be published. Make room; the press goes on by itself. Readers keep the pages they have.';
  }
  return `Nothing can be published: ${error instanceof Error ? error.message : error}. The press tries again. Readers keep the pages they have.`;
};

/** Waits longer after each failure in a row, up to two seconds. */
function patience() {
  let ms = RETRY_MS.first;
  return {
    async wait(signal: AbortSignal): Promise<void> {
      await delay(ms, undefined, { signal }).catch(() => undefined);
      ms = Math.min(2 * ms, RETRY_MS.longest);
    },
    reset() {
      ms = RETRY_MS.first;
    },
  };
}

/**
 * Follows the change feed and publishes what it tells of, until it is stopped.
 * @param options.onPublished is told of each publication's files.
 */
export function follow(
  press: Press,
  options: {
    log: (message: string) => void;
    onPublished: (changed: readonly string[], removed: readonly string[]) => void;
    /** Is called once the site is what the newsroom says. */
    onFirst: () => void;
  },
): Following {
  const { copy } = press;
  const stopping = new AbortController();
  const reports: PublicationReport[] = [];
  let cursor = copy.cursor();
  let due: Due = { ...nothing(), cause: 'start' };
  let isDue = true;
  let isAllDue = cursor === null;
  let isOn = false;
  let underWay = 0;
  let wake: () => void = () => {};
  let answered = { monotonic: performance.now(), at: null as string | null };
  let lagMs: number | null = null;
  /** When the next banner begins or ends, as seen from the time that decided which ones are shown. */
  let turn = { decidedAt: '', next: null as string | null };
  const troubles = { feed: null as string | null, publishing: null as string | null };

  const say = (kind: keyof typeof troubles, message: string | null) => {
    if (troubles[kind] === message) return;
    troubles[kind] = message;
    options.log(message ?? (kind === 'feed' ? 'The cms answers again.' : 'Publishing works again.'));
  };

  const add = (cause: Cause, documents: readonly DocumentName[], since: number | null = null) => {
    if (!isDue) due = { ...nothing(), cause };
    for (const document of documents) due.documents.set(keyOf(document), document);
    if (since !== null) due.since = Math.min(due.since ?? since, since);
    isDue = true;
    wake();
  };

  const hear = async (): Promise<void> => {
    const told = await fetchChanges(cursor, WAIT_SECONDS, stopping.signal);
    answered = { monotonic: performance.now(), at: new Date().toISOString() };
    cursor = told.cursor;
    if (told.changes.length === 0) return;
    lagMs = told.ageMs;
    const concerned = copy.concernedBy(told.changes);
    if (concerned.length > 0) add('change', concerned, performance.now() - (told.ageMs ?? 0));
  };

  const listen = async (): Promise<void> => {
    const retry = patience();
    while (!stopping.signal.aborted) {
      try {
        await hear();
        say('feed', null);
        retry.reset();
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (error instanceof CmsError && error.status === 410) {
          options.log('The change feed no longer knows where this press was: everything is fetched anew.');
          [cursor, isAllDue] = [null, true];
          add('repair', []);
        } else say('feed', messageOf(error));
        await retry.wait(stopping.signal);
      }
    }
  };

  const titled = (name: DocumentName) => ({
    contentType: contentTypes[name.contentType].uid,
    documentId: name.documentId,
    title: copy.held(name)?.title ?? '',
  });

  const publish = async (work: Due): Promise<void> => {
    const documents = [...work.documents.values()];
    const heard = performance.now();
    // Before it is fetched: what changes meanwhile is then told of again.
    const from = isAllDue ? (await fetchChanges(null)).cursor : cursor;
    const before = documents.slice(0, NAMED).map(titled);
    if (isAllDue) await copy.fetchAll();
    else await copy.fetch(documents);
    const fetched = performance.now();
    const snapshotAt = new Date().toISOString();
    const since = work.since ?? heard;
    const { changed, removed, spent } = await press.publish({ ms: () => performance.now() - since });
    const ms = performance.now() - since;
    if (from !== null) await copy.keep(from);
    isAllDue = false;
    turn = { decidedAt: snapshotAt, next: nextTurnOf(copy.snapshot().entries['cta-banners'].values(), snapshotAt) };
    cursor ??= from;
    if (changed.length + removed.length > 0) options.onPublished(changed, removed);
    reports.unshift({
      at: new Date().toISOString(),
      cause: work.cause,
      ms,
      spent: { hear: heard - since, fetch: fetched - heard, ...spent },
      // What is gone has its title from before.
      documents: documents
        .slice(0, NAMED)
        .map((name, index) => ({ ...titled(name), title: titled(name).title || before[index]?.title || '' })),
      documentCount: documents.length,
      changed: changed.slice(0, NAMED),
      changedCount: changed.length,
      removed: removed.slice(0, NAMED),
      removedCount: removed.length,
    });
    reports.splice(REPORTS_KEPT);
  };

  const work = async (): Promise<void> => {
    const retry = patience();
    while (!stopping.signal.aborted) {
      if (!isDue) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        await delay(SETTLE_MS);
      }
      if (stopping.signal.aborted) return;
      const mine = due;
      [due, isDue] = [nothing(), false];
      underWay = mine.documents.size;
      try {
        await publish(mine);
        if (!isOn) options.onFirst();
        isOn = true;
        say('publishing', null);
        retry.reset();
      } catch (error) {
        add(mine.cause, [...mine.documents.values()], mine.since);
        say('publishing', messageOf(error));
        await retry.wait(stopping.signal);
      } finally {
        underWay = 0;
      }
    }
  };

  const repair = async (): Promise<void> => {
    const drifted = (await copy.findDrift()).filter((name) => !due.documents.has(keyOf(name)));
    if (drifted.length === 0) return;
    options.log(
      `The feed did not tell of ${drifted.length} changes, which are repaired: ${drifted.slice(0, NAMED).map(keyOf).join(', ')}`,
    );
    add('repair', drifted);
  };
  // The cms may be away: the next time will do.
  const repairing = setInterval(() => void repair().catch(() => undefined), environment.REPAIR_MINUTES * 60_000);
  // Asked each second what time it is, because clocks are set, back too.
  const watching = setInterval(() => {
    const now = new Date().toISOString();
    if (now < turn.decidedAt || (turn.next !== null && now >= turn.next)) add('time', []);
  }, 1000);

  const silence = () => {
    const ms = performance.now() - answered.monotonic;
    return ms > SILENCE_MS
      ? `The cms has not answered for ${Math.round(ms / 1000)} seconds. Readers keep the pages they have.`
      : null;
  };
  const loops = [listen(), work()];

  return {
    trouble: () =>
      troubles.publishing ?? troubles.feed ?? silence() ?? (isOn ? null : 'The first publication is under way.'),
    queue: () => due.documents.size + underWay,
    feed: () => ({ lagMs, answeredAt: answered.at }),
    publications: () => reports,
    repair,
    async stop() {
      clearInterval(repairing);
      clearInterval(watching);
      stopping.abort();
      wake();
      await Promise.all(loops);
    },
  };
}
