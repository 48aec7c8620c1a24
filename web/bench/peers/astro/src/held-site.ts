import { getCollection } from 'astro:content';
import { type ContentTypeName, contentTypeNames } from '@patient-press/shared/payloads/content-types';
import type { Site } from '../../../../src/content/site/site.ts';
import { type Documents, gatherSite, readPictures } from '../../exported.ts';

async function read(name: ContentTypeName) {
  // Astro makes types for the collections of web/src alone.
  const entries: { id: string; data: object }[] = await getCollection(name as never);
  return new Map(entries.map(({ id, data }) => [id, data]));
}

const all = await Promise.all(contentTypeNames.map(async (name) => [name, await read(name)] as const));
const documents = Object.fromEntries(all) as unknown as Documents; // parsed by the collections' schemas
const site = gatherSite(documents, await readPictures(process.env.BENCH_EXPORT ?? ''));

/** Replaces the function of web/src/content/site/held-site.ts: the same content, from content collections. */
export const heldSite = (): Site => site;
