import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCms, isCmsStale, startCms } from './cms.ts';
import { startMailbox } from './mailbox.ts';
import { freePort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { type Running, root, run, runToEnd, untilAnswers, whileRunning } from './processes.ts';

/** Where the parts of a running stack are, and how to log in: for tests and benches. */
export interface Stack {
  databaseUrl: string;
  dataDir: string;
  cmsUrl: string;
  pressToken: string;
  administrator: { email: string; password: string };
  siteUrl: string;
  /** The built site's folder. */
  outDir: string;
  /** Shows the email that the cms sends, and changes how it is accepted: see `mailbox.ts`. */
  mailboxUrl: string;
  smtpUrl: string;
}

export interface RunningStack extends Stack {
  stop(): Promise<void>;
}

/** The environment of a press that works with a stack. */
export const pressEnvironment = (
  stack: Pick<Stack, 'cmsUrl' | 'dataDir' | 'pressToken' | 'siteUrl'>,
): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  CMS_URL: stack.cmsUrl,
  DATA_DIR: stack.dataDir,
  PRESS_TOKEN: stack.pressToken,
  SITE_URL: stack.siteUrl,
  SITE_PORT: new URL(stack.siteUrl).port,
  ASTRO_TELEMETRY_DISABLED: '1',
});

/** Runs a command of the press to its end. @throws Error with its output when it fails. */
export const runPress = (args: string[], stack: Parameters<typeof pressEnvironment>[0]): Promise<string> =>
  runToEnd(['press/cli.ts', ...args], { name: 'the press', cwd: join(root, 'web'), env: pressEnvironment(stack) });

/** Starts a press that keeps a site up to date. It is ready when `/healthz` responds with 200. */
export const startPress = (
  stack: Parameters<typeof pressEnvironment>[0] & { outDir: string },
  env: NodeJS.ProcessEnv = {},
): Running =>
  run(['press/cli.ts', 'run', '--out', stack.outDir], {
    name: 'the press',
    cwd: join(root, 'web'),
    env: { ...pressEnvironment(stack), ...env },
  });

/** A whole newsroom with demo content in its own folder, on free ports: Postgres, cms and press. */
export async function startStack(): Promise<RunningStack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'patient-press-'));
  // Postgres doesn't run as root, and must be able to enter its folder below.
  chmodSync(dataDir, 0o755);
  const started: (() => Promise<void>)[] = [async () => rmSync(dataDir, { recursive: true, force: true })];
  const stop = async () => {
    for (const stopOne of started.reverse()) await stopOne();
  };
  try {
    const administrator = { email: 'chief@example.com', password: 'Sample-passw0rd' };
    const pressToken = 'a-press-token-for-tests-only';
    const postgres = await startPostgres({
      wantedDir: join(dataDir, 'postgres'),
      port: await freePort(),
      password: 'test',
      durable: false,
    });
    started.push(postgres.stop);
    if (isCmsStale()) await buildCms();
    const mailbox = await startMailbox();
    started.push(mailbox.stop);
    const siteUrl = `http://127.0.0.1:${await freePort()}`;
    const cms = await startCms({
      databaseUrl: postgres.url,
      dataDir,
      port: await freePort(),
      env: {
        SITE_URL: siteUrl,
        PRESS_TOKEN: pressToken,
        ADMIN_EMAIL: administrator.email,
        ADMIN_PASSWORD: administrator.password,
        DEMO_CONTENT: 'true',
        SMTP_URL: mailbox.smtpUrl,
        MAIL_FROM: 'Sample Site <guides@example.org>',
      },
    });
    started.push(cms.stop);
    const outDir = join(dataDir, 'dist');
    const stack: Stack = {
      databaseUrl: postgres.url,
      dataDir,
      cmsUrl: cms.url,
      pressToken,
      administrator,
      siteUrl,
      outDir,
      mailboxUrl: mailbox.url,
      smtpUrl: mailbox.smtpUrl,
    };
    const press = startPress(stack);
    started.push(press.stop);
    await whileRunning([postgres, cms], untilAnswers(`${siteUrl}/healthz`, press, 'The press'));
    return { ...stack, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
