import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storedSecret } from '@patient-press/shared/secrets';
import pg from 'pg';
import { buildCms, isCmsStale, startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { startPostgres } from '../../../.run/postgres.ts';
import { type Part, root } from '../../../.run/processes.ts';
import { HelpfulError, step } from '../../../.run/progress.ts';
import { type Admin, logIn } from './admin.ts';
import { copyUntil, FIRST_ARTICLE_ID, FIRST_SOURCE_ID, startIdsAt } from './copy.ts';
import { plantArticles, plantSources, plantSurroundings, templatesFor } from './plant.ts';

/** Where benches keep their databases, files and caches. Delete it to have everything generated again. */
const benchDir = join(root, '.data', 'bench');

/** Reads the cms's metrics. */
export const BENCH_METRICS_TOKEN = 'metrics-token-of-the-benches';

const login = { email: 'bench@example.com', password: 'Bench-Password-1' };

/** A running cms that holds a number of generated articles. */
export interface Newsroom {
  articles: number;
  cmsUrl: string;
  databaseUrl: string;
  /** Where its secrets and its files are. */
  dataDir: string;
  /** With which the press reads the cms, and the bench the press. */
  pressToken: string;
  /** Process numbers of Postgres and of the cms. */
  pids: { postgres: number; cms: number };
  /** What a press that follows it needs. */
  needed: readonly Part[];
  /** The environment in which the press reads it. */
  env: NodeJS.ProcessEnv;
  logIn(): Promise<Admin>;
  stop(): Promise<void>;
}

export interface Newsrooms {
  /**
   * Starts a cms over a database with so many articles, generated if none is stored.
   * @param options.scratch over a copy of it, for a bench that changes content; it is dropped when the newsroom stops.
   */
  open(articles: number, options?: { scratch: boolean }): Promise<Newsroom>;
  /** Stops everything that was started. */
  close(): Promise<void>;
}

/** Databases are retained for as long as the generator and the content types stay as they are. */
function generation(): string {
  const digest = createHash('sha256');
  const files = globSync(
    [
      'web/bench/newsroom/{copy,picture,plant,random,text}.ts',
      'cms/src/api/*/content-types/*/schema.json',
      'cms/src/components/*/*.json',
      'cms/src/**/tables.ts',
    ],
    { cwd: root },
  );
  for (const file of files.sort()) digest.update(file).update(readFileSync(join(root, file)));
  return digest.digest('hex').slice(0, 8);
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function cmsOver(databaseUrl: string, dataDir: string) {
  const port = await freePort();
  const env = {
    DEMO_CONTENT: 'false',
    ADMIN_EMAIL: login.email,
    ADMIN_PASSWORD: login.password,
    METRICS_TOKEN: BENCH_METRICS_TOKEN,
    CMS_URL: `http://127.0.0.1:${port}`,
  };
  return startCms({ databaseUrl, dataDir, port, env });
}

/** Logins are limited, and a session lasts for less than an hour. */
const REUSED_MS = 5 * 60_000;

/** Makes something once, and again when it is asked for later than that. */
function renewedEvery<T>(ms: number, make: () => Promise<T>): () => Promise<T> {
  let last: { made: Promise<T>; at: number } | null = null;
  return () => {
    if (!last || performance.now() - last.at > ms) last = { made: make(), at: performance.now() };
    return last.made;
  };
}

/** Writes the templates, as an editor would. */
async function plantTemplates(databaseUrl: string, dataDir: string, count: number): Promise<void> {
  const cms = await cmsOver(databaseUrl, dataDir);
  try {
    const admin = await logIn(cms.url, login);
    await withClient(databaseUrl, async (database) => {
      const surroundings = await plantSurroundings(admin, count);
      await startIdsAt(database, FIRST_SOURCE_ID);
      const sources = await plantSources(admin, count);
      await startIdsAt(database, FIRST_ARTICLE_ID);
      await plantArticles(admin, surroundings, sources, count);
    });
  } finally {
    await cms.stop();
  }
}

/**
 * Starts the database server of the benches.
 * @param dataDir where databases and uploads are.
 * @throws HelpfulError when another bench is using it.
 */
export async function openNewsrooms(dataDir = benchDir): Promise<Newsrooms> {
  const postgres = await startPostgres({
    wantedDir: join(dataDir, 'postgres'),
    port: await freePort(),
    password: storedSecret(dataDir, 'POSTGRES_PASSWORD'),
    durable: false,
  });
  const running = [postgres.stop];
  const urlOf = (name: string) => postgres.url.replace(/[^/]+$/, name);
  const prefix = `bench_${generation()}_`;

  /** Makes a database under another name first, so that one with its right name is whole. */
  const ensure = async (name: string, template: string, fill: (url: string) => Promise<void>): Promise<void> => {
    const draft = `${name}_draft`;
    await withClient(postgres.url, async (server) => {
      const { rowCount } = await server.query('select 1 from pg_database where datname = $1', [name]);
      if (rowCount) return;
      await server.query(`drop database if exists "${draft}" with (force)`);
      await server.query(`create database "${draft}" template "${template}"`);
      await fill(urlOf(draft));
      await server.query(`alter database "${draft}" rename to "${name}"`);
    });
  };

  const dropOutdated = () =>
    withClient(postgres.url, async (server) => {
      const { rows } = await server.query<{ datname: string }>(
        `select datname from pg_database where datname like 'bench\\_%'`,
      );
      for (const { datname } of rows) if (!datname.startsWith(prefix)) await server.query(`drop database "${datname}"`);
    });

  const close = async (): Promise<void> => {
    for (const stop of running.splice(0).reverse()) await stop();
  };

  const drop = (name: string) =>
    withClient(postgres.url, (server) => server.query(`drop database if exists "${name}" with (force)`));

  const copyOf = async (name: string): Promise<string> => {
    const scratch = `${name}_scratch`;
    await drop(scratch);
    // Much faster for large databases than the default, which goes through the log.
    await withClient(postgres.url, (server) =>
      server.query(`create database "${scratch}" template "${name}" strategy file_copy`),
    );
    return scratch;
  };

  const open = async (articles: number, { scratch } = { scratch: false }): Promise<Newsroom> => {
    const count = templatesFor(articles);
    if (articles < count || articles % count !== 0) {
      throw new HelpfulError(`Can't generate ${articles} articles. Give a multiple of ${count}.`);
    }
    if (isCmsStale()) await step('Building the cms', buildCms);
    const [templates, name] = [`${prefix}templates_${count}`, `${prefix}${articles}`];
    await ensure(templates, 'template0', (url) =>
      step(`Writing ${count} articles through Strapi`, () => plantTemplates(url, dataDir, count)),
    );
    await ensure(name, templates, (url) =>
      step(`Copying them until there are ${articles}`, () =>
        withClient(url, (database) => copyUntil(database, articles)),
      ),
    );
    const opened = scratch ? await step('Copying the database', () => copyOf(name)) : name;
    const databaseUrl = urlOf(opened);
    const cms = await cmsOver(databaseUrl, dataDir);
    const stop = async () => {
      await cms.stop();
      if (scratch) await drop(opened);
    };
    running.push(stop);
    return {
      articles,
      cmsUrl: cms.url,
      databaseUrl,
      dataDir,
      pressToken: storedSecret(dataDir, 'PRESS_TOKEN'),
      pids: { postgres: postgres.pid, cms: cms.process.pid ?? 0 },
      needed: [postgres, cms],
      env: {
        ...process.env,
        CMS_URL: cms.url,
        DATA_DIR: dataDir,
        SITE_URL: 'https://bench.example',
        NODE_ENV: 'production',
      },
      logIn: renewedEvery(REUSED_MS, () => logIn(cms.url, login)),
      async stop() {
        running.splice(running.indexOf(stop), 1);
        await stop();
      },
    };
  };

  try {
    await dropOutdated();
  } catch (error) {
    await close();
    throw error;
  }
  return { open, close };
}
