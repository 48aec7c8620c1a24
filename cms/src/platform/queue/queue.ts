import type { Core } from '@strapi/strapi';
import { type JobWithMetadata, type KnexTransactionLike, PgBoss } from 'pg-boss';
import { environment } from '../environment';
import { jobRuns } from '../metrics';
import type { Job, JobQueue } from './job';
import { preparedIn } from './prepared-in';
import { measureQueues } from './queue-metrics';

const SCHEMA = 'patient_press_jobs';
/** Connections beside those of Strapi's pool. */
const POOL = 4;
const DAY = 24 * 3600;
/** How often a cms reports that its jobs are alive. One that is silent for that long was killed. */
const HEARTBEAT = 15;
/** How often dead jobs and a growing backlog are looked for. */
const LOOK = 10;
const STOP_MS = 10_000;

let boss: PgBoss | undefined;

async function work(strapi: Core.Strapi, queue: PgBoss, job: Job): Promise<void> {
  const { expireInSeconds, retries, concurrency, cron, waitsOnce, isReady } = job;
  const { name, data } = job.queue;
  const options = {
    expireInSeconds,
    heartbeatSeconds: HEARTBEAT,
    retryLimit: retries.limit,
    retryDelay: retries.firstDelay,
    retryDelayMax: retries.maxDelay,
    retryBackoff: true,
    retentionSeconds: 60 * DAY,
    deleteAfterSeconds: 7 * DAY,
    notify: true,
  };
  await queue.createQueue(name, { ...options, ...(waitsOnce && { policy: 'short' }) });
  await queue.updateQueue(name, options);
  if (cron) await queue.schedule(name, cron, {});
  if (isReady?.() === false) return;
  await queue.work(
    name,
    {
      includeMetadata: true,
      localConcurrency: concurrency,
      pollingIntervalSeconds: 2,
      notifyPollingIntervalSeconds: 5,
      // What waited for a server to come back announces itself to no one, and there may be thousands of it.
      burstWhenReadyExceeds: 1,
    },
    async ([one]: JobWithMetadata[]) => {
      if (!one) return;
      const { retryCount, retryLimit } = one;
      try {
        await job.run(strapi, data.parse(one.data), { count: retryCount, isLast: retryCount >= retryLimit });
        jobRuns.inc({ queue: name, outcome: 'done' });
      } catch (error) {
        jobRuns.inc({ queue: name, outcome: 'failed' });
        throw error;
      }
    },
  );
}

/** What of pg decides how the types of Postgres are read. */
interface PgTypes {
  builtins: { JSONB: number };
  getTypeParser(oid: number, format?: string): (text: string) => unknown;
}

/** Strapi has pg hand out JSON as text, in the whole process (`dialects/postgresql`): what a job is given would be text. */
function typesWithJson(strapi: Core.Strapi): Pick<PgTypes, 'getTypeParser'> {
  const types: PgTypes = strapi.db.connection.client.driver.types;
  return {
    getTypeParser: (oid, format) => (oid === types.builtins.JSONB ? JSON.parse : types.getTypeParser(oid, format)),
  };
}

/** Starts the queue in Postgres that all replicas share, and this replica's workers. */
export async function startQueue(strapi: Core.Strapi, jobs: readonly Job[]): Promise<void> {
  const options = {
    types: typesWithJson(strapi),
    connectionString: environment.DATABASE_URL,
    schema: SCHEMA,
    max: POOL,
    application_name: 'patient-press jobs',
    useListenNotify: true,
    superviseIntervalSeconds: LOOK,
    monitorIntervalSeconds: LOOK,
    queueCacheIntervalSeconds: LOOK,
  };
  const queue = new PgBoss(options);
  queue.on('error', (error) => strapi.log.error(`The job queue reported an error and goes on. ${error.message}`));
  await queue.start();
  boss = queue;
  for (const job of jobs) await work(strapi, queue, job);
  measureQueues(queue, SCHEMA);
}

/** Lets what is being done be finished, for some seconds. What is not will be done again. */
export async function stopQueue(): Promise<void> {
  await boss?.stop({ graceful: true, timeout: STOP_MS });
  boss = undefined;
}

/**
 * Adds a job, which whatever replica is free runs.
 * @param transaction when given, the job is there if, and only if, that commits.
 */
export async function enqueue<Data extends object>(
  { name }: JobQueue<Data>,
  data: Data,
  transaction?: KnexTransactionLike,
): Promise<void> {
  if (!boss) throw new Error(`The job ${name} came before the queue was started. Start the queue first.`);
  await boss.send(name, data, transaction ? { db: preparedIn(transaction) } : {});
}
