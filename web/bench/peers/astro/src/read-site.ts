import { getCollection } from 'astro:content';
import { type ContentTypeName, contentTypeNames } from '@patient-press/shared/payloads/content-types';
import type { Site } from '../../../../src/content/site/site.ts';
import { type Documents, gatherSite, readPictures } from '../../exported.ts';

async function gather(): Promise<Site> {
  const read = async (name: ContentTypeName) => {
    // Astro makes types for the collections of web/src alone.
    const entries: { id: string; data: object }[] = await getCollection(name as never);
    return new Map(entries.map(({ id, data }) => [id, data]));
  };
  const all = await Promise.all(contentTypeNames.map(async (name) => [name, await read(name)] as const));
  const documents = Object.fromEntries(all) as unknown as Documents; // parsed by the collections' schemas
  return gatherSite(documents, await readPictures(process.env.BENCH_EXPORT ?? ''));
}

let site: Promise<Site> | undefined;

/** Stands in for web/src/content/site/read-site.ts: the same site, from content collections. */
export function readSite(): Promise<Site> {
  site ??= gather();
  return site;
}
