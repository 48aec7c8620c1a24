import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { buildCms, isCmsStale, startCms } from './cms.ts';
import { startMailbox } from './mailbox.ts';
import { freePort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { pressProgram, type Running, root, run, runToEnd, untilAnswers, whileRunning } from './processes.ts';

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
  /** What it was copied from, for a newsroom with a Postgres of its own. Also in its own Postgres, as `TEMPLATE_DATABASE`. */
  template: Pick<Template, 'dataDir' | 'postgresDir'>;
}

export interface RunningStack extends Stack {
  stop(): Promise<void>;
}

/** The token that the metrics of each cms and press of a stack are read with. */
export const METRICS_TOKEN = 'a-metrics-token-for-tests-only';

/** The environment of a press that works with a stack. */
export const pressEnvironment = (
  stack: Pick<Stack, 'cmsUrl' | 'dataDir' | 'pressToken' | 'siteUrl'>,
): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  CMS_URL: stack.cmsUrl,
  DATA_DIR: stack.dataDir,
  PRESS_TOKEN: stack.pressToken,
  METRICS_TOKEN,
  SITE_URL: stack.siteUrl,
  SITE_PORT: new URL(stack.siteUrl).port,
  ASTRO_TELEMETRY_DISABLED: '1',
});

/** Runs a command of the press to its end. @throws Error with its output when it fails. */
export const runPress = (args: string[], stack: Parameters<typeof pressEnvironment>[0]): Promise<string> =>
  runToEnd([...pressProgram, ...args], { name: 'the press', cwd: join(root, 'web'), env: pressEnvironment(stack) });

/** Starts a press that keeps a site up to date. It is ready when `/healthz` responds with 200. */
export const startPress = (
  stack: Parameters<typeof pressEnvironment>[0] & { outDir: string },
  env: NodeJS.ProcessEnv = {},
): Running =>
  run([...pressProgram, 'run', '--out', stack.outDir], {
    name: 'the press',
    cwd: join(root, 'web'),
    env: { ...pressEnvironment(stack), ...env },
  });

/** The password of the Postgres of a stack. */
export const POSTGRES_PASSWORD = 'test';

/** A newsroom with demo content that no cms uses, in the Postgres of each stack: to be copied by tests that need their own. */
export const TEMPLATE_DATABASE = 'newsroom_template';

const administrator = { email: 'chief@example.com', password: 'Quarry-lantern-58' };
const pressToken = 'a-press-token-for-tests-only';

/** A new folder for a newsroom, which Postgres can enter though it doesn't run as root. */
function makeDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'patient-press-'));
  chmodSync(dataDir, 0o755);
  return dataDir;
}

/** What was started, to be stopped in the opposite order. */
class Started {
  readonly #stops: (() => Promise<void>)[] = [];

  add(stop: () => Promise<void>): void {
    this.#stops.push(stop);
  }

  stop = async (): Promise<void> => {
    for (let stop = this.#stops.pop(); stop; stop = this.#stops.pop()) await stop();
  };
}

/** Starts Postgres and a cms with demo content in a folder. */
async function startCmsIn(
  dataDir: string,
  started: Started,
  options: { siteUrl: string; smtpUrl?: string; copyOf?: string },
) {
  const postgres = await startPostgres({
    wantedDir: join(dataDir, 'postgres'),
    port: await freePort(),
    password: POSTGRES_PASSWORD,
    durable: false,
    ...(options.copyOf !== undefined && { copyOf: options.copyOf }),
  });
  started.add(postgres.stop);
  const cms = await startCms({
    databaseUrl: postgres.url,
    dataDir,
    port: await freePort(),
    env: {
      SITE_URL: options.siteUrl,
      PRESS_TOKEN: pressToken,
      METRICS_TOKEN,
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
      DEMO_CONTENT: 'true',
      SMTP_URL: options.smtpUrl ?? '',
      MAIL_FROM: 'Sample Site <guides@example.org>',
    },
  });
  started.add(cms.stop);
  return { postgres, cms };
}

/** A newsroom with demo content that isn't running. A stack that begins as its copy needn't write the content again. */
export interface Template {
  dataDir: string;
  postgresDir: string;
  remove(): void;
}

/** Has a cms set up a new newsroom with demo content, and stops it. */
export async function makeTemplate(): Promise<Template> {
  const dataDir = makeDataDir();
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  const started = new Started();
  try {
    if (isCmsStale()) await buildCms();
    const { postgres, cms } = await startCmsIn(dataDir, started, { siteUrl: 'http://127.0.0.1' });
    await cms.stop();
    await copyDatabase(postgres.url);
    await started.stop();
    return { dataDir, postgresDir: postgres.dataDir, remove };
  } catch (error) {
    await started.stop();
    remove();
    throw error;
  }
}

async function copyDatabase(databaseUrl: string): Promise<void> {
  const server = new pg.Client({
    connectionString: Object.assign(new URL(databaseUrl), { pathname: '/postgres' }).href,
  });
  await server.connect();
  await server.query(`create database ${TEMPLATE_DATABASE} template patient_press`);
  await server.end();
}

/** The pictures of the demo as the press made them: most of the work of a first build. */
const PICTURES = 'pictures';

/** Copies what a cms holds in its data folder: its secrets, and the files that editors uploaded. */
const copyFiles = ({ dataDir, postgresDir }: Template, to: string): void =>
  cpSync(dataDir, to, { recursive: true, filter: (path) => path !== postgresDir });

/** A newsroom that is running, and whose site has yet to be built. */
export interface Newsroom {
  /** Builds the site and starts to keep it up to date. @param sameDemo a stack from which pictures can be copied. */
  startSite(sameDemo?: Stack): Promise<RunningStack>;
  stop(): Promise<void>;
}

/** Starts a copy of a newsroom in a folder of its own, on free ports: Postgres, cms and a mailbox. */
export async function startNewsroom(template: Template): Promise<Newsroom> {
  const dataDir = makeDataDir();
  const started = new Started();
  started.add(async () => rmSync(dataDir, { recursive: true, force: true }));
  try {
    copyFiles(template, dataDir);
    const mailbox = await startMailbox();
    started.add(mailbox.stop);
    const siteUrl = `http://127.0.0.1:${await freePort()}`;
    const copyOf = template.postgresDir;
    const { postgres, cms } = await startCmsIn(dataDir, started, { siteUrl, smtpUrl: mailbox.smtpUrl, copyOf });
    const stack: Stack = {
      databaseUrl: postgres.url,
      dataDir,
      cmsUrl: cms.url,
      pressToken,
      administrator,
      siteUrl,
      outDir: join(dataDir, 'dist'),
      mailboxUrl: mailbox.url,
      smtpUrl: mailbox.smtpUrl,
      template: { dataDir: template.dataDir, postgresDir: template.postgresDir },
    };
    const startSite = async (sameDemo?: Stack): Promise<RunningStack> => {
      if (sameDemo) cpSync(join(sameDemo.dataDir, PICTURES), join(dataDir, PICTURES), { recursive: true });
      const press = startPress(stack);
      started.add(press.stop);
      await whileRunning([postgres, cms], untilAnswers(`${siteUrl}/healthz`, press, 'The press'));
      return { ...stack, stop: started.stop };
    };
    return { startSite, stop: started.stop };
  } catch (error) {
    await started.stop();
    throw error;
  }
}
