import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { keptSecret } from '@patient-press/shared/secrets';
import { buildCms, isCmsStale, startCms } from './cms.ts';
import { type Mailbox, startMailbox } from './mailbox.ts';
import { isFree, requireFreePort } from './ports.ts';
import { requireDatabase, startPostgres } from './postgres.ts';
import { root, run, stopAll, untilAnswers } from './processes.ts';
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

let stopping: Promise<void> | undefined;

const stop = (): Promise<void> => {
  stopping ??= stopAll();
  return stopping;
};

async function start(): Promise<void> {
  const [cmsPort, sitePort] = [portOf('CMS_PORT', 1337), portOf('SITE_PORT', 4321)];
  const dataDir = resolve(process.env.DATA_DIR || join(root, '.data'));
  mkdirSync(dataDir, { recursive: true });
  await requireFreePort(cmsPort, 'CMS_PORT', 'the cms');
  await requireFreePort(sitePort, 'SITE_PORT', 'the site');

  let databaseUrl = process.env.DATABASE_URL;
  if (databaseUrl) await requireDatabase(databaseUrl);
  else {
    const port = portOf('POSTGRES_PORT', 54_329);
    await requireFreePort(port, 'POSTGRES_PORT', 'the embedded Postgres');
    const postgres = await step('Starting the embedded Postgres', () =>
      startPostgres({
        wantedDir: join(dataDir, 'postgres'),
        port,
        password: keptSecret(dataDir, 'POSTGRES_PASSWORD'),
        durable: true,
      }),
    );
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
    DATA_DIR: dataDir,
    DEMO_CONTENT: process.env.DEMO_CONTENT || 'true',
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
  };
  const cms = await step('Starting the cms', () => startCms({ databaseUrl, dataDir, port: cmsPort, env }));

  const web = join(root, 'web');
  // What the press waits for, it says: the settings of a new newsroom are filled in at the admin.
  process.stdout.write(`  The admin is at ${cms.url}/admin\n`);
  const site = run(['press/cli.ts', 'run'], { name: 'the press', cwd: web, env, show: true });
  await step('Building the site', () => untilAnswers(`http://127.0.0.1:${sitePort}/healthz`, site, 'The press'));

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

  const ended = await Promise.race([
    cms.ended.then(() => ({ name: 'The cms', log: cms.log() })),
    site.ended.then(() => ({ name: 'The press', log: site.log() })),
  ]);
  if (!stopping) throw new HelpfulError(`${ended.name} ended by itself:\n${ended.log}`);
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
    console.error(error instanceof HelpfulError ? `\n✖ ${error.message}` : error);
    await stop();
    process.exit(1);
  }
}
