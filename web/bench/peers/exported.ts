import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ContentTypeName,
  contentTypeNames,
  contentTypes,
  type Payload,
} from '@patient-press/shared/payloads/content-types';
import { z } from 'zod';
import { type Entries, toEntry } from '../../src/content/entries/entries.ts';
import { type FindPicture, mediaKey, type Picture } from '../../src/content/entries/pictures.ts';
import type { Site } from '../../src/content/site/site.ts';
import { siteOfEntries } from '../../src/content/site/site-of-entries.ts';

/** The content as files: what a site that keeps its content in its repository would have. */

export const siteUrl = 'https://bench.example';
export type Documents = { [N in ContentTypeName]: Map<string, Payload<N>> };
type Pictures = Map<string, Picture>;

const picture = z.object({
  src: z.string(),
  share: z.string(),
  width: z.number(),
  height: z.number(),
  color: z.string(),
  sources: z.array(z.object({ type: z.string(), srcset: z.string() })),
});
const pictures = z.record(z.string(), picture);

/** Writes one JSON file a content type, documents by documentId, and `pictures.json`. */
export async function writeExport(
  folder: string,
  content: { documents: Documents; pictures: Pictures },
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = (name: string, map: ReadonlyMap<string, object>) =>
    writeFile(join(folder, `${name}.json`), JSON.stringify(Object.fromEntries(map)));
  for (const name of contentTypeNames) await write(name, content.documents[name]);
  await write('pictures', content.pictures);
}

/** Changes fields of one document of an export, as someone who commits to a repository would. */
export async function editExport(
  folder: string,
  name: ContentTypeName,
  documentId: string,
  fields: object,
): Promise<void> {
  const documents = z.record(z.string(), z.looseObject({})).parse(await readJson(folder, name));
  documents[documentId] = { ...documents[documentId], ...fields };
  await writeFile(join(folder, `${name}.json`), JSON.stringify(documents));
}

const readJson = async (folder: string, name: string): Promise<unknown> =>
  JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));

/** Reads the pictures that `writeExport` wrote. */
export const readPictures = async (folder: string): Promise<Pictures> =>
  new Map(Object.entries(pictures.parse(await readJson(folder, 'pictures'))));

/** Reads what `writeExport` wrote, and parses every document as the press does. */
export async function readDocuments(folder: string): Promise<Documents> {
  const read = async (name: ContentTypeName) => {
    const { payload } = contentTypes[name];
    return new Map(Object.entries(z.record(z.string(), payload).parse(await readJson(folder, name))));
  };
  const all = await Promise.all(contentTypeNames.map(async (name) => [name, await read(name)] as const));
  return Object.fromEntries(all) as Documents; // fromEntries forgets which name goes with which payload
}

/** What the pages' props are made from, as the press makes it. */
export function gatherSite(documents: Documents, prepared: ReadonlyMap<string, Picture>): Site {
  const findPicture: FindPicture = (media) => prepared.get(mediaKey(media)) ?? null;
  const convert = <N extends ContentTypeName>(name: N) =>
    [name, new Map([...documents[name]].map(([id, payload]) => [id, toEntry[name](payload, findPicture)]))] as const;
  const entries = Object.fromEntries(contentTypeNames.map((name) => convert(name))) as Entries; // as in readDocuments
  return siteOfEntries(entries, { siteUrl, mailFrom: null });
}
