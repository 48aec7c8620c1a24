import { getLiveCollection } from 'astro:content';
import { type CollectionName, collectionNames } from './collection-names.ts';
import { makeSite, type Site, type SiteEntries } from './site.ts';
import { heldSnapshot, type Snapshot } from './snapshot.ts';

async function read<C extends CollectionName>(name: C) {
  const { entries, error } = await getLiveCollection(name);
  if (error || !entries) throw error ?? new Error(`The collection ${name} could not be read.`);
  return new Map(entries.map(({ id, data }) => [id, data]));
}

// Neither a snapshot nor a collection of one ever changes, new ones take their place: what was read from them stays true.
const collections = new WeakMap<object, Promise<unknown>>();
const sites = new WeakMap<Snapshot, Promise<Site>>();
let newest: Site | undefined;

function readOnce<C extends CollectionName>(snapshot: Snapshot, name: C): ReturnType<typeof read<C>> {
  const collection = snapshot.entries[name];
  const reading = (collections.get(collection) as ReturnType<typeof read<C>> | undefined) ?? read(name);
  collections.set(collection, reading);
  return reading;
}

async function gather(snapshot: Snapshot): Promise<Site> {
  const read = await Promise.all(collectionNames.map(async (name) => [name, await readOnce(snapshot, name)] as const));
  const entries = Object.fromEntries(read) as SiteEntries; // fromEntries forgets which name goes with which entries
  newest = makeSite(entries, snapshot, newest);
  return newest;
}

/** The site as the snapshot that is held now has it. */
export function readSite(): Promise<Site> {
  const snapshot = heldSnapshot();
  const site = sites.get(snapshot) ?? gather(snapshot);
  sites.set(snapshot, site);
  return site;
}
