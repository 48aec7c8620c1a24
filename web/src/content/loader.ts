import type { ContentTypeName, Payload } from '@patient-press/shared/payloads/content-types';
import type { LiveLoader } from 'astro/loaders';
import type { FindPicture } from './pictures.ts';
import { heldSnapshot, pictureKey } from './snapshot.ts';

const findPicture: FindPicture = (media) => heldSnapshot().pictures.get(pictureKey(media)) ?? null;

/**
 * Astro's way to the documents of one type in the held snapshot. Each payload becomes an entry once, however often the
 * collection is read: payloads are replaced, never changed.
 */
export function snapshotLoader<N extends ContentTypeName, E extends object>(
  name: N,
  toEntry: (payload: Payload<N>, findPicture: FindPicture) => E,
): LiveLoader<E> {
  const entries = new WeakMap<Payload<N>, E>();
  const entryOf = (payload: Payload<N>): E => {
    const entry = entries.get(payload) ?? toEntry(payload, findPicture);
    entries.set(payload, entry);
    return entry;
  };
  return {
    name: `snapshot of ${name}`,
    loadCollection: async () => ({
      entries: [...heldSnapshot().documents[name]].map(([id, payload]) => ({ id, data: entryOf(payload) })),
    }),
    loadEntry: async ({ filter }) => {
      const id = String(filter);
      const payload = heldSnapshot().documents[name].get(id);
      return payload && { id, data: entryOf(payload) };
    },
  };
}
