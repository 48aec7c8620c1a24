import { useAuth } from '@strapi/strapi/admin';
import { type Dispatch, useState } from 'react';

/** In memory only: the browser stores nothing of it, and a reload forgets it. */
const places = new Map<string, unknown>();
let owner: unknown;

/**
 * As `useState`, for where someone is in a list: coming back to the page, they find it as they left it. The next one to log in
 * doesn't.
 * @param key one for each list.
 */
export function usePlace<Place>(key: string, initial: Place): [Place, Dispatch<Place>] {
  const user = useAuth('usePlace', (auth) => auth.user?.id);
  if (user !== owner) places.clear();
  owner = user;
  // What is stored under a key was set here, under the same key.
  const [place, setPlace] = useState<Place>(() => (places.has(key) ? (places.get(key) as Place) : initial));
  return [
    place,
    (next) => {
      places.set(key, next);
      setPlace(next);
    },
  ];
}
