import { type Placement, placements } from '@patient-press/shared/placements';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';

/**
 * How often one variant of a banner was seen and clicked on a day, in UTC, and how many readers' requests, for a guide or a
 * call, it led to.
 */
export interface BannerCount {
  /** As `2026-11-23`. */
  day: string;
  /** The variant's key; empty for the original banner. */
  variant: string;
  placement: Placement;
  seen: number;
  clicked: number;
  led: number;
  /** Views and clicks that no reader is likely to have made. They are in none of the others. */
  suspectSeen: number;
  suspectClicked: number;
}

const counted = z.coerce.number().int();
const rows = z.array(
  z.object({
    day: z.iso.date(),
    variant: z.string(),
    placement: z.enum(placements),
    seen: counted,
    clicked: counted,
    led: counted,
    suspectSeen: counted,
    suspectClicked: counted,
  }),
);

/**
 * The counts of one banner, oldest day first. Days on which nothing happened are left out.
 * @param from first and `to` last day, as `2026-11-23`, in UTC.
 */
export async function readCounts(
  strapi: Core.Strapi,
  banner: string,
  { from, to }: { from: string; to: string },
): Promise<BannerCount[]> {
  const found = await strapi.db.connection.raw(
    `select to_char(day, 'YYYY-MM-DD') as day, variant, placement, seen, clicked, led,
       suspect_seen as "suspectSeen", suspect_clicked as "suspectClicked"
     from patient_press_banner_counts
     where banner = :banner and day between cast(:from as date) and cast(:to as date)
     order by day, variant, placement`,
    { banner, from, to },
  );
  return rows.parse(found.rows);
}
