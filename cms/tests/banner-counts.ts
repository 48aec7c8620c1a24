import pg from 'pg';
import { afterAll } from 'vitest';
import type { Fields } from './admin-api.ts';
import { dayFromToday } from './samples.ts';

interface Count {
  day: string;
  variant?: string;
  placement?: string;
  seen: number;
  clicked: number;
  led?: number;
}

/** The day so many days ago, as `2026-11-23`, in UTC. */
export const daysAgo = (days: number): string => dayFromToday(-days);

/** Writes counts as the cms keeps them, and takes them away again after the tests of the file. */
export async function startCounting(databaseUrl: string) {
  const sql = new pg.Client({ connectionString: databaseUrl });
  await sql.connect();
  const counted = new Set<unknown>();
  afterAll(async () => {
    await sql.query('delete from patient_press_banner_counts where banner = any($1)', [[...counted]]);
    await sql.end();
  });
  return async ({ documentId: banner }: Fields, counts: Count[]): Promise<void> => {
    counted.add(banner);
    for (const { day, variant = '', placement = 'article-end', seen, clicked, led = 0 } of counts)
      await sql.query(
        `insert into patient_press_banner_counts (day, banner, variant, placement, seen, clicked, led)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [day, banner, variant, placement, seen, clicked, led],
      );
  };
}

/** How often each arm of a banner was seen, clicked and led to a request: `{ 'top-bar/': [2, 1, 0] }`. */
export async function countsIn(sql: pg.Client, { documentId }: Fields): Promise<Record<string, number[]>> {
  const { rows } = await sql.query(
    `select placement || '/' || variant as arm, sum(seen)::int as seen, sum(clicked)::int as clicked, sum(led)::int as led
     from patient_press_banner_counts where banner = $1 group by placement, variant`,
    [documentId],
  );
  return Object.fromEntries(rows.map(({ arm, seen, clicked, led }) => [arm, [seen, clicked, led]]));
}
