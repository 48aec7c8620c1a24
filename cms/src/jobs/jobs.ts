import type { Job } from './job';

/** Everything that is done in the queue. */
export const jobs: Job[] = [];
