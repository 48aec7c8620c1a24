import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import type { LiveLoader } from 'astro/loaders';
import type { Entry } from '../entries/entries.ts';
import { heldSnapshot } from './snapshot.ts';

/** Astro's way to the entries of one type in the held snapshot. */
export const snapshotLoader = <N extends ContentTypeName>(name: N): LiveLoader<Entry<N>> => ({
  name: `snapshot of ${name}`,
  loadCollection: async () => ({
    entries: Array.from(heldSnapshot().entries[name], ([id, data]) => ({ id, data })),
  }),
  loadEntry: async ({ filter }) => {
    const id = String(filter);
    const data = heldSnapshot().entries[name].get(id);
    return data && { id, data };
  },
});
