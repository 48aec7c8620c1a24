import { getLiveCollection } from 'astro:content';
import { makeSite, type Site } from './site.ts';
import { heldSnapshot, type Snapshot } from './snapshot.ts';

type Name = Parameters<typeof getLiveCollection>[0];

async function read<C extends Name>(name: C) {
  const { entries, error } = await getLiveCollection(name);
  if (error || !entries) throw error ?? new Error(`The collection ${name} could not be read.`);
  return new Map(entries.map(({ id, data }) => [id, data]));
}

// Neither a snapshot nor a collection of one ever changes, new ones take their place: what was read from them stays true.
const collections = new WeakMap<object, Promise<unknown>>();
const sites = new WeakMap<Snapshot, Promise<Site>>();
let newest: Site | undefined;

function readOnce<C extends Name>(snapshot: Snapshot, name: C): ReturnType<typeof read<C>> {
  const collection = snapshot.entries[name];
  const reading = (collections.get(collection) as ReturnType<typeof read<C>> | undefined) ?? read(name);
  collections.set(collection, reading);
  return reading;
}

async function gather(snapshot: Snapshot): Promise<Site> {
  const entries = {
    articles: await readOnce(snapshot, 'articles'),
    people: await readOnce(snapshot, 'people'),
    topics: await readOnce(snapshot, 'topics'),
    sources: await readOnce(snapshot, 'sources'),
    guides: await readOnce(snapshot, 'guides'),
    pages: await readOnce(snapshot, 'pages'),
    sponsors: await readOnce(snapshot, 'sponsors'),
    'cta-banners': await readOnce(snapshot, 'cta-banners'),
    'consent-wordings': await readOnce(snapshot, 'consent-wordings'),
    'site-settings': await readOnce(snapshot, 'site-settings'),
  };
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
