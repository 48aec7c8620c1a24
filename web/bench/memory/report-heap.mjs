// Preloaded into every Node program of a start that is measured, of whatever version: writes how full its heap is, for as long as it runs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import { isMainThread } from 'node:worker_threads';

const EVERY_MS = 1000;
const folder = process.env.HEAP_REPORTS;

if (isMainThread && folder) {
  const file = join(folder, `${process.pid}.json`);
  const report = () => {
    const { used_heap_size: used, total_heap_size: total, heap_size_limit: limit } = getHeapStatistics();
    writeFileSync(file, JSON.stringify({ used, total, limit }));
  };
  setInterval(report, EVERY_MS).unref();
}
