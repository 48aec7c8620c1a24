import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContentTypeName, contentTypeNames, contentTypes } from '@patient-press/shared/payloads/content-types';
import { z } from 'zod';
import { eachDocument } from '../../press/cms.ts';
import { environment } from '../../press/environment.ts';
import { openPictureStore } from '../../press/pictures.ts';
import { type Documents, picture, writeExport } from '../peers/exported.ts';
import { answer } from '../peers/report.ts';

/** Writes what the press fetches to files, for its peers, and leaves the pictures' cache warm. Argument: the folder. */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Name the folder to write to.');

const store = await openPictureStore();
const fetchAll = async (name: ContentTypeName) => {
  const documents = new Map<string, object>();
  await eachDocument(name, async (page) => {
    await store.prepareAll(page);
    for (const document of page) {
      const payload = contentTypes[name].payload.parse(document);
      documents.set(payload.documentId, payload);
    }
  });
  return [name, documents] as const;
};
const all = await Promise.all(contentTypeNames.map(fetchAll));
const documents = Object.fromEntries(all) as Documents; // fromEntries forgets which name goes with which payload

const { problems } = await store.close();
if (problems.length > 0) throw new Error(`Generated pictures could not be prepared: ${problems[0]}`);
const index = z
  .record(z.string(), z.object({ picture }))
  .parse(JSON.parse(await readFile(join(environment.DATA_DIR, 'pictures', 'index.json'), 'utf8')));
const pictures = new Map(Object.entries(index).map(([key, entry]) => [key, entry.picture]));

await writeExport(folder, { documents, pictures });
answer({ articles: documents.articles.size });
