import type { ContentTypeName, Payload } from '@patient-press/shared/payloads/content-types';
import type { Picture } from './pictures.ts';

/** Everything the site is made of, in memory: what the press fetched, parsed at the door, and prepared. */
export interface Snapshot {
  documents: { [N in ContentTypeName]: Map<string, Payload<N>> };
  /** Prepared pictures by `pictureKey`; one that could not be prepared is absent. */
  pictures: Map<string, Picture>;
  siteUrl: string;
  /** The moment that decides which banners run, ISO in UTC. */
  now: string;
}

/** A media file replaced under the same address is another picture. */
export const pictureKey = (media: { url: string; updatedAt: string }): string => `${media.url}@${media.updatedAt}`;

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
