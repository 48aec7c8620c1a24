import { registry } from '@patient-press/shared/metrics';
import type { PgBoss } from 'pg-boss';
import { Gauge } from 'prom-client';
import { z } from 'zod';

const row = z.object({
  name: z.string(),
  waiting: z.number(),
  active: z.number(),
  failed: z.number(),
  oldest: z.number(),
});

/** Adds the lengths of the queues to the metrics. Queues without jobs are named too, with zeros. */
export function measureQueues(boss: PgBoss, schema: string): void {
  const oldest = new Gauge({
    name: 'patient_press_queue_oldest_seconds',
    help: 'How long the job that is most overdue has been due, by queue. 0: none is.',
    labelNames: ['queue'],
    registers: [registry],
  });
  new Gauge({
    name: 'patient_press_queue_jobs',
    help: 'Jobs by queue and state: waiting, active, failed (given up within the last week).',
    labelNames: ['queue', 'state'],
    registers: [registry],
    async collect() {
      const { rows } = await boss.getDb().executeSql(
        `select queue.name,
           count(*) filter (where job.state in ('created', 'retry'))::int as waiting,
           count(*) filter (where job.state = 'active')::int as active,
           count(*) filter (where job.state = 'failed')::int as failed,
           coalesce(max(extract(epoch from now() - job.start_after))
             filter (where job.state in ('created', 'retry') and job.start_after <= now()), 0)::float as oldest
         from ${schema}.queue left join ${schema}.job on job.name = queue.name
         where left(queue.name, 2) <> '__' group by queue.name`,
      );
      for (const { name: queue, oldest: seconds, ...states } of z.array(row).parse(rows)) {
        oldest.set({ queue }, seconds);
        for (const [state, count] of Object.entries(states)) this.set({ queue, state }, count);
      }
    },
  });
}
