import { type Lane, openLanes } from './file-queues.ts';
import { sitePaths } from './object-file.ts';
import { openPause } from './pause.ts';
import { type MirrorOptions, openSettle } from './reconcile.ts';
import { readRedirectLocations, redirectList } from './redirect-locations.ts';
import type { Target } from './target.ts';

const PARALLEL = 8;
/** In milliseconds. */
const STOP_WITHIN = 5000;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;

/** In `kept`, whose it is. No file is named so. */
export const OWNER = '';

/** Also what the press's and other hosts' servers read, and drafts of files that are just being written. */
const isLeftOut = (path: string) => path === OWNER || /^_(redirects|headers)(\.json|\.caddy)?$|\.draft$/.test(path);

/** What is done next: a lane, or what must be known before. */
type Step = 'redirects' | 'comparison' | Lane;

/**
 * Makes a bucket agree with a folder, file by file. What decides is always what stands in the folder when a file's turn
 * comes, so that publications may follow each other faster than the bucket takes them.
 */
export function openMirror({ dir, kept, bucket }: MirrorOptions): Omit<Target, 'name'> {
  const lanes = openLanes();
  const settle = openSettle({ dir, kept, bucket });
  const pause = openPause();
  let redirects = new Map<string, string>();
  let areRedirectsOld = true;
  let mustCompare = false;
  let failure: { step: Step; message: string } | null = null;
  let running: Promise<void> | null = null;
  let isStopping = false;

  const enqueue = (path: string, isRemoval = false) => {
    if (!isLeftOut(path)) lanes.add(path, isRemoval);
  };

  const readRedirects = async () => {
    // What changes while it is read is read again.
    areRedirectsOld = false;
    const found = await readRedirectLocations(dir).catch((error: unknown) => {
      areRedirectsOld = true;
      throw error;
    });
    for (const path of new Set([...redirects.keys(), ...found.keys()]))
      if (redirects.get(path) !== found.get(path)) enqueue(path);
    redirects = found;
  };

  const compare = async () => {
    const found = new Set<string>();
    for await (const path of sitePaths(dir)) found.add(path);
    for (const path of found) enqueue(path);
    for (const path of kept.values.keys()) if (!found.has(path)) enqueue(path, true);
    mustCompare = false;
  };

  /** Works on one lane until it is empty, or an earlier one is not. */
  const work = async (lane: Lane) => {
    let failed: { error: unknown } | undefined;
    const take = () => (isStopping || areRedirectsOld || failed ? undefined : lanes.take(lane));
    const worker = async () => {
      for (let path = take(); path !== undefined; path = take()) {
        try {
          const isSettled = await settle(path, { redirect: redirects.get(path), mayRemove: lane === lanes.removals });
          // It vanished meanwhile. Its turn comes again among those that are removed.
          if (!isSettled) enqueue(path, true);
          lanes.done(path, lane, true);
          if (failure?.step === lane) failure = null;
        } catch (error) {
          lanes.done(path, lane, false);
          failed ??= { error };
        }
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, worker));
    if (failed) throw failed.error;
  };

  const nextStep = (): Step | undefined => {
    if (areRedirectsOld) return 'redirects';
    return mustCompare ? 'comparison' : lanes.first();
  };

  const take = (step: Step) => {
    if (step === 'redirects') return readRedirects();
    return step === 'comparison' ? compare() : work(step);
  };

  const run = async () => {
    let attempts = 0;
    for (let step = nextStep(); step && !isStopping; step = nextStep()) {
      try {
        await take(step);
        if (failure?.step === step) failure = null;
        attempts = 0;
      } catch (error) {
        if (isStopping) return;
        failure = { step, message: bucket.explain(error) };
        // A bucket that refuses to remove must not hold up what is published.
        if (step === lanes.removals && nextStep() !== step) continue;
        const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempts);
        attempts += 1;
        await pause.wait(longest * (0.5 + Math.random() / 2));
      }
    }
    if (!isStopping) failure = null;
  };

  const wake = () => {
    if (isStopping || !nextStep()) return;
    if (failure?.step === lanes.removals) pause.end();
    running ??= run().finally(() => {
      running = null;
      // What came while it was ending.
      wake();
    });
  };

  return {
    start() {
      mustCompare = true;
      wake();
    },
    copy(changed, removed) {
      for (const path of changed) enqueue(path);
      for (const path of removed) enqueue(path, true);
      if (changed.includes(redirectList) || removed.includes(redirectList)) areRedirectsOld = true;
      wake();
    },
    state: () => ({ pending: lanes.size() + Number(mustCompare), failure: failure?.message ?? null }),
    async stop() {
      isStopping = true;
      pause.end();
      const limit = setTimeout(() => bucket.close(), STOP_WITHIN);
      await running;
      clearTimeout(limit);
      bucket.close();
    },
  };
}
