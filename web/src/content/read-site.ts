import { getLiveCollection } from 'astro:content';
import { makeSite, type Site } from './site.ts';
import { heldSnapshot, type Snapshot } from './snapshot.ts';

async function read<C extends Parameters<typeof getLiveCollection>[0]>(name: C) {
  const { entries, error } = await getLiveCollection(name);
  if (error || !entries) throw error ?? new Error(`The collection ${name} could not be read.`);
  return new Map(entries.map(({ id, data }) => [id, data]));
}

async function gather(snapshot: Snapshot): Promise<Site> {
  const entries = {
    articles: await read('articles'),
    people: await read('people'),
    topics: await read('topics'),
    sources: await read('sources'),
    guides: await read('guides'),
    pages: await read('pages'),
    sponsors: await read('sponsors'),
    'cta-banners': await read('cta-banners'),
    'site-settings': await read('site-settings'),
  };
  return makeSite(entries, snapshot);
}

// A snapshot never changes, a new one takes its place: so what was gathered from it stays true.
const gathered = new WeakMap<Snapshot, Promise<Site>>();

/** The site as the snapshot that is held now has it. */
export function readSite(): Promise<Site> {
  const snapshot = heldSnapshot();
  const site = gathered.get(snapshot) ?? gather(snapshot);
  gathered.set(snapshot, site);
  return site;
}
