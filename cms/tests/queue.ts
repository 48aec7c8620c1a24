import { PgBoss } from 'pg-boss';
import { vi } from 'vitest';

const options = { schema: 'patient_press_jobs', supervise: false, schedule: false, migrate: false };

/** The queue of a cms, as somebody else than the cms uses it. */
export async function openQueue(databaseUrl: string): Promise<PgBoss> {
  const queue = new PgBoss({ ...options, connectionString: databaseUrl, max: 1 });
  queue.on('error', () => {});
  await queue.start();
  return queue;
}

/** Has a job done by the cms, and waits until it is. @throws Error when it fails. */
export async function runJob(queue: PgBoss, name: string): Promise<void> {
  const id = await queue.send(name, {}, { retryLimit: 0 });
  if (!id) throw new Error(`The queue took no job ${name}: one waits already.`);
  await vi.waitUntil(
    async () => {
      const [job] = await queue.findJobs(name, { id });
      if (job?.state === 'failed') throw new Error(`The job ${name} failed: ${JSON.stringify(job)}`);
      return job?.state === 'completed';
    },
    { timeout: 90_000, interval: 100 },
  );
}
