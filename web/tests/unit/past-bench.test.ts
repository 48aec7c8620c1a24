import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { measurePast } from '../../bench/past/past.ts';
import { formatTable } from '../../bench/past/table.ts';

const scratch = mkdtempSync(join(tmpdir(), 'past-bench-'));
afterAll(() => rmSync(scratch, { recursive: true }));

// How fast things are is not looked at: other tests run at the same time.
test('the bench of the record proves each version that it published, and measures what it says', async () => {
  const [pages, days] = [50, 2];
  const result = await measurePast(join(scratch, 'dist'), pages, days);
  // The first day, two more, and the edits one at a time; with the sitemap but for these.
  expect(result.verify.versions).toBe((days + 1) * (pages + 1) + result.edit.count);
  expect(result.bytesADay).toBeLessThan(result.firstBytes);
  expect(result.cpuADay.p50).toBeGreaterThan(0);
  expect(formatTable(result)).toContain('MB a year, extrapolated');
});
