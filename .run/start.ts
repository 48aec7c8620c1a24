import './stop-with-launcher.ts';
import { join, resolve } from 'node:path';
import { hasSecret, keptSecret, SecretsError } from '@patient-press/shared/secrets';
import { claimDataFolder } from './claim-data-folder.ts';
import { buildCms, isCmsStale, startCms } from './cms.ts';
import { stopLeftOver } from './left-over-postgres.ts';
import { type Mailbox, startMailbox } from './mailbox.ts';
import { isFree, requireFreePort } from './ports.ts';
import { hasDatabase, type Postgres, placeData, requireDatabase, startPostgres } from './postgres.ts';
import { type Part, root, run, stopAll, untilAnswers, whileRunning } from './processes.ts';
import { elapsed, HelpfulError, step } from './progress.ts';

const portOf = (variable: string, fallback: number): number => {
  const port = Number(process.env[variable] || fallback);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new HelpfulError(
      `${variable}=${process.env[variable]} is not a port. Give a number from 1 to 65535, or leave it out.`,
    );
  }
  return port;
};

/** A mailbox that shows mails in place of sending them; null when `SMTP_URL` says where they go. */
async function openMailbox(): Promise<Mailbox | null> {
  if (process.env.SMTP_URL) return null;
  const port = portOf('MAILBOX_PORT', 8025);
  // Nobody waits at this port for something of ours, so that another one will do.
  return await startMailbox((await isFree(port)) ? port : 0);
}

const isHelpful = (error: unknown): error is Error => error instanceof HelpfulError || error instanceof SecretsError;

let stopping: Promise<void> | undefined;

const stop = (): Promise<void> => {
  stopping ??= stopAll();
  return stopping;
};

async function startEmbeddedPostgres(dataDir: string): Promise<Postgres> {
  const wantedDir = join(dataDir, 'postgres');
  const databaseDir = placeData(wantedDir);
  if (hasDatabase(databaseDir) && !hasSecret(dataDir, 'POSTGRES_PASSWORD')) {
    const folders = databaseDir === wantedDir ? [dataDir] : [dataDir, databaseDir];
    const startOver = folders.map((folder) => `mv '${folder}' '${folder}.old'`).join(' && ');
    throw new HelpfulError(
      `${join(dataDir, 'secrets.json')} is missing, or holds no POSTGRES_PASSWORD, while there is a database in ${databaseDir}. The file opens the database and decrypts what readers sent: restore it from a backup. If there is none, start over with an empty newsroom: ${startOver}`,
    );
  }
  await stopLeftOver(databaseDir);
  const port = portOf('POSTGRES_PORT', 54_329);
  await requireFreePort(port, { variable: 'POSTGRES_PORT', user: 'the embedded Postgres', waitMs: 0 });
  return await step('Starting the embedded Postgres', () =>
    startPostgres({ wantedDir, port, password: keptSecret(dataDir, 'POSTGRES_PASSWORD'), durable: true }),
  );
}

async function start(): Promise<void> {
  const [cmsPort, sitePort] = [portOf('CMS_PORT', 1337), portOf('SITE_PORT', 4321)];
  const dataDir = resolve(process.env.DATA_DIR || join(root, '.data'));
  const { wasKilled } = claimDataFolder(dataDir);
  // What a killed start had started notices that, and stops within seconds.
  const waitMs = wasKilled ? 20_000 : 0;
  await requireFreePort(cmsPort, { variable: 'CMS_PORT', user: 'the cms', waitMs });
  await requireFreePort(sitePort, { variable: 'SITE_PORT', user: 'the site', waitMs });

  const needed: Part[] = [];
  let databaseUrl = process.env.DATABASE_URL;
  if (databaseUrl) await requireDatabase(databaseUrl);
  else {
    const postgres = await startEmbeddedPostgres(dataDir);
    needed.push(postgres);
    databaseUrl = postgres.url;
  }
  if (isCmsStale()) await step('Building the admin (about half a minute, only when it changed)', buildCms);

  const mailbox = await openMailbox();
  const env = {
    ...process.env,
    ...(mailbox && { SMTP_URL: mailbox.smtpUrl }),
    SITE_URL: process.env.SITE_URL || `http://127.0.0.1:${sitePort}`,
    CMS_URL: `http://127.0.0.1:${cmsPort}`,
    SITE_PORT: String(sitePort),
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    DEMO_CONTENT: process.env.DEMO_CONTENT || 'true',
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  const cms = await step('Starting the cms', () =>
    whileRunning(needed, startCms({ databaseUrl, dataDir, port: cmsPort, env })),
  );
  needed.push(cms);

  const web = join(root, 'web');
  // What the press waits for, it says: the settings of a new newsroom are filled in at the admin.
  process.stdout.write(`  The admin is at ${cms.url}/admin\n`);
  const site = run(['press/cli.ts', 'run'], { name: 'the press', cwd: web, env, show: true });
  await step('Building the site', () =>
    whileRunning(needed, untilAnswers(`http://127.0.0.1:${sitePort}/healthz`, site, 'The press')),
  );
  needed.push(site);

  const login = cms.administrator
    ? `${cms.administrator.email}   password: ${cms.administrator.password}\n             (shown this once: write it down)`
    : 'as the administrator of the first start';
  process.stdout.write(`
Patient Press is ready after ${elapsed()}.

  The site   ${env.SITE_URL}/
  The admin  ${cms.url}/admin
  Login      ${login}${mailbox ? `\n  Mail       ${mailbox.url}/ (nothing is sent out: it is shown there)` : ''}

Ctrl-C stops everything.
`);

  await whileRunning(needed, new Promise<never>(() => undefined));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    void stop().then(() => process.exit(0));
  });
}

try {
  await start();
  await stopping;
} catch (error) {
  if (!stopping) {
    console.error(isHelpful(error) ? `\n✖ ${error.message}` : error);
    await stop();
    process.exit(1);
  }
}
