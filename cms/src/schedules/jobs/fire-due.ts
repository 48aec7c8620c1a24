import type { JobOf } from '../../platform/queue/job';
import { scheduler } from '../scheduler';
import { fireQueue } from './queue';

/**
 * Every minute, one of the replicas looks for what is due, however its own clock and timers fare. It finds something only where
 * all timers failed: see decision 192.
 */
export const fireDueJob: JobOf<typeof fireQueue> = {
  queue: fireQueue,
  expireInSeconds: 300,
  retries: { limit: 0, firstDelay: 60, maxDelay: 60 },
  concurrency: 1,
  cron: '* * * * *',
  waitsOnce: true,
  run: (strapi) => scheduler.fireDue(strapi),
};
