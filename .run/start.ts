import './stop-with-launcher.ts';
import { join, resolve } from 'node:path';
import { hasSecret, SecretsError, storedSecret } from '@patient-press/shared/secrets';
import { claimDataFolder } from './claim-data-folder.ts';
import { buildCms, isCmsStale, startCms } from './cms.ts';
import { type Logs, openLogs } from './logs.ts';
import { type Mailbox, startMailbox } from './mailbox.ts';
import { stopOrphanedPostgres } from './orphaned-postgres.ts';
import { anyPort, portOf, requireFreePorts } from './ports.ts';
import { type Postgres, requireDatabase, startPostgres } from './postgres.ts';
import { hasDatabase, placeData } from './postgres-home.ts';
import { type Part, pressProgram, root, run, stopAll, untilAnswers, whileRunning } from './processes.ts';
import { elapsed, HelpfulError, step } from './progress.ts';

/** A mailbox that shows email instead of sending it; null when `SMTP_URL` says where email goes. */
async function openMailbox(): Promise<Mailbox | null> {
  if (process.env.SMTP_URL) return null;
  return await startMailbox(await anyPort('MAILBOX_PORT', 8025, 'the mailbox'));
}

const isHelpful = (error: unknown): error is Error => error instanceof HelpfulError || error instanceof SecretsError;

let stopping: Promise<void> | undefined;

const stop = (): Promise<void> => {
  stopping ??= stopAll();
  return stopping;
};

async function startEmbeddedPostgres(dataDir: string, logs: Logs): Promise<Postgres> {
  const wantedDir = join(dataDir, 'postgres');
  const databaseDir = placeData(wantedDir);
  if (hasDatabase(databaseDir) && !hasSecret(dataDir, 'POSTGRES_PASSWORD')) {
    const folders = databaseDir === wantedDir ? [dataDir] : [dataDir, databaseDir];
    const startOver = folders.map((folder) => `mv '${folder}' '${folder}.old'`).join(' && ');
    throw new HelpfulError(
      `${join(dataDir, 'secrets.json')} is missing or has no POSTGRES_PASSWORD, but there is a database in ${databaseDir}. The file unlocks the database and decrypts what readers sent: restore it from a backup. If you have no backup, start over with an empty newsroom: ${startOver}`,
    );
  }
  await stopOrphanedPostgres(databaseDir);
  const port = await anyPort('POSTGRES_PORT', 54_329, 'the embedded Postgres');
  return await step('Starting the embedded Postgres', () =>
    startPostgres({
      wantedDir,
      port,
      password: storedSecret(dataDir, 'POSTGRES_PASSWORD'),
      durable: true,
      logFile: logs.file('postgres'),
    }),
  );
}

async function start(): Promise<void> {
  const [cmsPort, sitePort] = [portOf('CMS_PORT', 1337), portOf('SITE_PORT', 4321)];
  const dataDir = resolve(process.env.DATA_DIR || join(root, '.data'));
  const { wasKilled } = claimDataFolder(dataDir);
  const logs = openLogs(dataDir);
  // The programs of a killed start notice that it is gone, and stop within seconds.
  const waitMs = wasKilled ? 20_000 : 0;
  const wanted = [
    { port: cmsPort, variable: 'CMS_PORT', user: 'the cms' },
    { port: sitePort, variable: 'SITE_PORT', user: 'the site' },
  ];
  await requireFreePorts(wanted, waitMs);

  const needed: Part[] = [];
  let databaseUrl = process.env.DATABASE_URL;
  if (databaseUrl) await requireDatabase(databaseUrl);
  else {
    const postgres = await startEmbeddedPostgres(dataDir, logs);
    needed.push(postgres);
    databaseUrl = postgres.url;
  }
  if (isCmsStale()) await step('Building the admin (only after changes)', buildCms);

  const mailbox = await openMailbox();
  const env = {
    ...process.env,
    ...(mailbox && { SMTP_URL: mailbox.smtpUrl, EMAIL_IS_ONLY_SHOWN: 'true' }),
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
    whileRunning(
      needed,
      startCms({ databaseUrl, dataDir, port: cmsPort, env, logFile: logs.file('cms'), show: logs.isShown }),
    ),
  );
  needed.push(cms);

  const web = join(root, 'web');
  // The press prints what it waits for: the settings of a new newsroom are filled in at the admin.
  process.stdout.write(`  The admin is at ${cms.url}/admin\n`);
  const site = run([...pressProgram, 'run'], {
    name: 'the press',
    cwd: web,
    env,
    show: true,
    logFile: logs.file('press'),
  });
  await step('Building the site', () =>
    whileRunning(needed, untilAnswers(`http://127.0.0.1:${sitePort}/healthz`, site, 'The press')),
  );
  needed.push(site);

  const login = cms.administrator
    ? `${cms.administrator.email}   password: ${cms.administrator.password}\n             (shown only once: write it down)`
    : 'as the administrator from the first start';
  process.stdout.write(`
Patient Press is ready after ${elapsed()}.

  The site   ${env.SITE_URL}/
  The admin  ${cms.url}/admin
  Login      ${login}${mailbox ? `\n  Email      ${mailbox.url}/ (email is shown there, not sent)` : ''}
  Logs       ${logs.folder}${logs.isShown ? '' : '/   LOG=terminal npm start also shows them here'}

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
