import pg from 'pg';
import { afterAll } from 'vitest';
import type { Session } from './admin-api.ts';
import { chosen, create, word } from './samples.ts';

interface Count {
  day: string;
  variant?: string;
  placement?: string;
  seen: number;
  clicked: number;
  led?: number;
}

/** The day so many days ago, as `2026-11-23`, in UTC. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** Writes counts as the cms keeps them, and takes them away again after the tests of the file. */
export async function startCounting(databaseUrl: string) {
  const sql = new pg.Client({ connectionString: databaseUrl });
  await sql.connect();
  const counted = new Set<string>();
  afterAll(async () => {
    await sql.query('delete from patient_press_banner_counts where banner = any($1)', [[...counted]]);
    await sql.end();
  });
  return async (banner: string, counts: Count[]): Promise<void> => {
    counted.add(banner);
    for (const { day, variant = '', placement = 'article-end', seen, clicked, led = 0 } of counts)
      await sql.query(
        `insert into patient_press_banner_counts (day, banner, variant, placement, seen, clicked, led)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [day, banner, variant, placement, seen, clicked, led],
      );
  };
}

/** A drafted banner, with variants of these keys. */
export async function createBanner(session: Session, { name = `Banner ${word()}`, keys = [] as string[] } = {}) {
  const sponsor = await create(session, 'api::sponsor.sponsor', {
    legalName: word(),
    responsibleAttorney: 'A. Sample',
    officeAddress: '1 Sample Street',
  });
  const banner = await create(session, 'api::cta-banner.cta-banner', {
    name,
    placement: 'article-end',
    message: 'Call us.',
    label: 'Attorney advertising',
    priority: 0,
    actions: [{ kind: 'call', label: 'Call' }],
    sponsor: chosen(sponsor),
    variants: keys.map((key) => ({ key, weight: 1 })),
  });
  return { name, documentId: String(banner.documentId) };
}
