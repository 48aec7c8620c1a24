import { registry } from '@patient-press/shared/metrics';
import { Counter, Gauge, Histogram } from 'prom-client';

// What the press counts of its own work. How it is at the moment, status/metrics.ts reads when metrics are asked for.

const registers = [registry];

/** From a change’s commit in the database until readers have it. */
const publicationDurations = new Histogram({
  name: 'patient_press_publication_duration_seconds',
  help: 'From a change in the newsroom until readers have it, by cause: change, start (a build of everything), repair, time.',
  labelNames: ['cause'],
  buckets: [0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300],
  registers,
});

/** Files that publications changed. */
const publishedFiles = new Counter({
  name: 'patient_press_published_files_total',
  help: 'Files that publications wrote or removed, by what was done: changed, removed.',
  labelNames: ['what'],
  registers,
});

/** Failed attempts. */
export const failures = new Counter({
  name: 'patient_press_failures_total',
  help: 'Attempts that failed and were repeated, by activity: feed (the cms doesn’t respond), publishing, banners, search.',
  labelNames: ['activity'],
  registers,
});

/** When readers last got what editors published. */
const lastPublication = new Gauge({
  name: 'patient_press_last_publication_timestamp_seconds',
  help: 'When the last publication succeeded, as Unix time. 0: none has since the start.',
  registers,
});

/** Counts a publication. @param publication.ms from the change until readers had it. */
export function countPublication(publication: { cause: string; ms: number; changed: number; removed: number }): void {
  publicationDurations.observe({ cause: publication.cause }, publication.ms / 1000);
  publishedFiles.inc({ what: 'changed' }, publication.changed);
  publishedFiles.inc({ what: 'removed' }, publication.removed);
  lastPublication.setToCurrentTime();
}
