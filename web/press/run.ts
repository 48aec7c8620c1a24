import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CmsError, fetchChanges } from './content/cms.ts';
import type { Copy } from './content/copy.ts';
import { ContentError, requireSettings } from './content/requirements.ts';
import { openPress, type Press } from './edition/press.ts';
import { describeTrouble, isDiskFull } from './follow/backoff.ts';
import { follow } from './follow/follow.ts';
import { environment } from './lib/environment.ts';
import { showPreviews } from './preview/preview.ts';
import { stateDirOf } from './publish/site-folder.ts';
import { passToCms } from './serve/proxy.ts';
import { serveSite } from './serve/server.ts';
import { type Running, tellStatus } from './status/status.ts';
import { openS3Target } from './targets/s3.ts';
import type { Target } from './targets/target.ts';

const RETRY_MS = 1000;

const log = (message: string) => console.log(`${new Date().toISOString()} ${message}`);

async function openTargets(dir: string): Promise<Target[]> {
  const { S3_URL: url, S3_ENDPOINT: endpoint } = environment;
  if (!url) return [];
  return [await openS3Target({ url, endpoint, dir, stateFile: join(stateDirOf(dir), 's3.jsonl') })];
}

/** Serves what is there, builds, then follows the newsroom and publishes each change, until it is asked to stop. */
export async function runPress(outDir: string): Promise<void> {
  const running: Running = {
    startedAt: new Date().toISOString(),
    press: null,
    following: null,
    targets: [],
    waitsFor: 'The press is starting.',
  };
  const { SITE_HOST: host, SITE_PORT: port } = environment;
  const { server, url } = await serveSite({
    outDir,
    host,
    port,
    handlers: [tellStatus(running), showPreviews(running), passToCms()],
  });
  log(`Serving ${outDir} at ${url}/`);

  let stop: () => void = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  // Until it follows, there is no publication that would have to be finished: what was begun, the next start finishes.
  void stopped.then(() => running.following ?? process.exit(0));

  const waitFor = async (trouble: string) => {
    if (running.waitsFor !== trouble) log(trouble);
    running.waitsFor = trouble;
    await delay(RETRY_MS);
  };

  /** A copy from before will do, whatever the cms does: what changed since is published as soon as it answers. */
  const fill = async (copy: Copy) => {
    for (;;) {
      try {
        if (copy.cursor() === null) {
          // Before it is fetched: what changes meanwhile is then told of, and need not be fetched with all else again.
          const { cursor } = await fetchChanges(null);
          await copy.fetchAll();
          requireSettings(copy.snapshot());
          await copy.keep(cursor);
        }
        running.waitsFor = 'The site is being built.';
        return;
      } catch (error) {
        if (!(error instanceof CmsError || error instanceof ContentError)) throw error;
        await waitFor(error.message);
      }
    }
  };

  const openWhenThereIsRoom = async (): Promise<Press> => {
    for (;;) {
      try {
        return await openPress(outDir, fill);
      } catch (error) {
        if (!isDiskFull(error)) throw error;
        await waitFor(describeTrouble(error));
      }
    }
  };

  const press = await openWhenThereIsRoom();
  running.press = press;
  const targets = await openTargets(outDir);
  running.targets = targets;
  const following = follow(press, {
    log,
    onPublished: (changed, removed) => {
      for (const target of targets) target.copy(changed, removed);
    },
    onFirst: () => {
      for (const target of targets) target.start();
    },
  });
  running.following = following;
  await stopped;
  server.close();
  server.closeIdleConnections();
  await following.stop();
  for (const target of targets) await target.stop();
  press.close();
  server.closeAllConnections();
}
