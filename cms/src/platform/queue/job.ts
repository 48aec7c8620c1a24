import type { Core } from '@strapi/strapi';
import type { z } from 'zod';

/**
 * A queue of jobs of one kind. The module that owns what the jobs say declares it, so that lower modules can add jobs that
 * higher ones run. Jobs are stored unencrypted: data of readers is never among it.
 */
export interface JobQueue<Data> {
  /** Stored with each job: never changes. */
  name: string;
  /** What each job is given. */
  data: z.ZodType<Data>;
}

/** The jobs of a queue. */
export type JobOf<Queue> = Queue extends JobQueue<infer Data> ? Job<Data> : never;

/** How often this was tried before, and whether it will not be tried again. */
export interface Retries {
  /** 0 on the first run. */
  count: number;
  isLast: boolean;
}

/** How the jobs of a queue are run. One may be run twice, by whatever replica: each run must leave the same behind. */
export interface Job<Data = unknown> {
  queue: JobQueue<Data>;
  /** Seconds after which a run counts as dead: its process was killed. */
  expireInSeconds: number;
  /** Tried again after `firstDelay` seconds, then after twice as many each time, up to `maxDelay`. */
  retries: { limit: number; firstDelay: number; maxDelay: number };
  /** How many run at once in each cms. */
  concurrency: number;
  /** When it is run automatically, in UTC. */
  cron?: string;
  /** Asked for again while it still waits, it is done once. It is so from the queue's first day on, or never. */
  waitsOnce?: true;
  /** Whether this cms can run it; where none can, it waits. */
  isReady?(): boolean;
  /** @throws whatever keeps it from being done: it is tried again. */
  run(strapi: Core.Strapi, data: Data, retries: Retries): Promise<void>;
}
