import type { Job } from './job';
import { purge } from './purge';
import { reseal } from './reseal';

/** Everything that is done in the queue. */
export const jobs: Job[] = [purge, reseal];
