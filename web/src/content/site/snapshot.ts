import type { Placement } from '@patient-press/shared/placements';
import type { Entries } from '../entries/entries.ts';

/** Everything the site is made of, in memory: what the press fetched, parsed and prepared. */
export interface Snapshot {
  entries: Entries;
  siteUrl: string;
  /** The address that emails come from, such as `guides@example.org`; null: not known. */
  mailFrom: string | null;
  /** The moment that decides which banners run and which words are in effect, ISO in UTC. */
  now: string;
  /** In a preview only: the banner to be shown alone, as it would look in a placement. */
  bannerPreview?: { documentId: string; placement: Placement };
}

// The pages are bundled apart from the press that renders them; the process is what they share.
const holder = globalThis as typeof globalThis & { patientPressSnapshot?: Snapshot };

/** Gives the pages that are rendered from now on their content. */
export function holdSnapshot(snapshot: Snapshot): void {
  holder.patientPressSnapshot = snapshot;
}

/** @throws Error when the press has not fetched anything yet. */
export function heldSnapshot(): Snapshot {
  if (!holder.patientPressSnapshot) {
    throw new Error('No content is held: pages are rendered by the press, or by `astro build` with its integration.');
  }
  return holder.patientPressSnapshot;
}
