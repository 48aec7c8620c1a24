import { join } from 'node:path';
import pRetry from 'p-retry';
import { CmsError } from './content/cms.ts';
import type { Copy } from './content/copy.ts';
import type { SyncProgress } from './content/full-sync.ts';
import { ContentError, requireSettings } from './content/requirements.ts';
import { openPress } from './edition/open-press.ts';
import type { Press } from './edition/press.ts';
import { describeFailure } from './follow/describe-failure.ts';
import { Follower } from './follow/follower.ts';
import { environment } from './lib/environment.ts';
import { isDiskFull } from './lib/file-errors.ts';
import { everySoOften, log } from './lib/log.ts';
import { defaultPastDir } from './past/database.ts';
import { servePast } from './past-page/serve-past.ts';
import { showPreviews } from './preview/preview.ts';
import { showReleases } from './preview/release/show-releases.ts';
import { stateDirOf } from './publish/site-folder.ts';
import { passToCms } from './serve/proxy.ts';
import { answerSearches } from './serve/search.ts';
import { serveSite } from './serve/server.ts';
import { serveMetrics } from './status/metrics.ts';
import { type Running, serveStatus } from './status/status.ts';
import { openS3Target } from './targets/s3.ts';
import type { Target } from './targets/target.ts';
import { failureWords } from './words/failures.ts';

const RETRY_MS = 1000;

async function openTargets(dir: string): Promise<Target[]> {
  const { S3_URL: url, S3_ENDPOINT: endpoint } = environment;
  if (!url) return [];
  return [await openS3Target({ url, endpoint, dir, stateFile: join(stateDirOf(dir), 's3.jsonl') })];
}

const isOfNewsroom = (error: Error) => error instanceof CmsError || error instanceof ContentError;

/** Tries once a second until it works. @param isPassing whether an error may go away: any other is thrown. */
const retryWhile = <T>(work: () => Promise<T>, isPassing: (error: Error) => boolean, note: (error: Error) => void) =>
  pRetry(work, {
    retries: Number.POSITIVE_INFINITY,
    factor: 1,
    minTimeout: RETRY_MS,
    shouldRetry: ({ error }) => isPassing(error),
    onFailedAttempt: ({ error }) => {
      if (isPassing(error)) note(error);
    },
  });

/** A copy from before will do, whatever the cms does: what changed since is published as soon as it answers. */
async function fetchFirst(copy: Copy, note: (progress: SyncProgress) => void): Promise<void> {
  if (copy.cursor() !== null) return;
  const cursor = await copy.sync(note);
  requireSettings(copy.site);
  copy.save(cursor);
}

/** Resolves when the process is asked to stop. */
const untilStopped = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** Opens the press once the newsroom and the disk allow it; until then, `running` says what it waits for. */
function openWhenPossible(outDir: string, running: Running): Promise<Press> {
  const waitFor = (failure: string) => {
    if (running.waitsFor !== failure) log.info(failure);
    running.waitsFor = failure;
  };
  const fill = async (copy: Copy) => {
    const logProgress = everySoOften(log.info);
    const note = (progress: SyncProgress) => {
      // What it waits for next, such as the site's settings, is said by then.
      if (progress.done === progress.total) return;
      running.waitsFor = failureWords.syncing(progress);
      logProgress(running.waitsFor);
    };
    await retryWhile(
      () => fetchFirst(copy, note),
      isOfNewsroom,
      (error) => waitFor(error.message),
    );
    running.waitsFor = failureWords.building;
  };
  return retryWhile(
    () => openPress(outDir, fill),
    isDiskFull,
    (error) => waitFor(describeFailure(error)),
  );
}

/** A follower that has all targets copy what it publishes, from the first publication on. */
const followFor = (press: Press, targets: readonly Target[]) =>
  new Follower(press, {
    log: log.info,
    onPublished: (changed, removed) => {
      for (const target of targets) target.copy(changed, removed);
    },
    onFirst: () => {
      for (const target of targets) target.start();
    },
  });

/** Serves what is there, builds, then follows the newsroom and publishes each change, until it is asked to stop. */
export async function runPress(outDir: string): Promise<void> {
  const running: Running = {
    startedAt: new Date().toISOString(),
    press: null,
    following: null,
    targets: [],
    waitsFor: failureWords.starting,
  };
  const { SITE_HOST: host, SITE_PORT: port } = environment;
  const past = servePast({
    dir: environment.PAST_DIR ?? defaultPastDir(outDir),
    secret: environment.pressToken,
    origin: new URL(environment.SITE_URL).origin,
  });
  const handlers = [
    past,
    serveStatus(running),
    serveMetrics(running),
    showReleases(running),
    showPreviews(running),
    answerSearches(outDir, running),
    passToCms(),
  ];
  const { server, url } = await serveSite({ outDir, host, port, handlers });
  log.info(`Serving ${outDir} at ${url}/`);
  const stopped = untilStopped();
  // Until it follows, there is no publication that would have to be finished: what was begun, the next start finishes.
  void stopped.then(() => running.following ?? process.exit(0));

  const press = await openWhenPossible(outDir, running);
  running.press = press;
  const targets = await openTargets(outDir);
  running.targets = targets;
  const follower = followFor(press, targets);
  follower.start();
  running.following = follower;
  await stopped;
  server.close();
  server.closeIdleConnections();
  await follower.stop();
  for (const target of targets) await target.stop();
  await press.close();
  server.closeAllConnections();
}
