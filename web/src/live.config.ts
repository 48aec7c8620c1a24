import { defineLiveCollection } from 'astro:content';
import { type CollectionName, collectionNames } from './content/site/collection-names.ts';
import { snapshotLoader } from './content/site/loader.ts';

const collection = <N extends CollectionName>(name: N) => defineLiveCollection({ loader: snapshotLoader(name) });

type Collections = { [N in CollectionName]: ReturnType<typeof collection<N>> };

/** The site's content: one collection a content type, read from the snapshot that the press holds in memory. */
export const collections = Object.fromEntries(collectionNames.map((name) => [name, collection(name)])) as Collections; // fromEntries forgets which name goes with which collection
