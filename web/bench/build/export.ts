import { type ContentTypeName, contentTypeNames, contentTypes } from '@patient-press/shared/payloads/content-types';
import { fetchDocuments, fetchVersions, IDS_AT_ONCE } from '../../press/content/cms.ts';
import { filesIn, openPictures } from '../../press/content/pictures.ts';
import type { Picture } from '../../src/content/entries/pictures.ts';
import { type Documents, writeExport } from '../peers/exported.ts';
import { answer } from '../peers/report.ts';

/** Writes what the press fetches to files, for its peers, and leaves the pictures' cache warm. Argument: the folder. */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Name the folder to write to.');

const store = await openPictures();
const pictures = new Map<string, Picture>();
const prepareAll = async (documents: unknown) => {
  const files = filesIn(documents);
  const [broken] = await store.prepare([...files.values()]);
  if (broken) throw new Error(`The generated picture ${broken.file.url} could not be prepared: ${broken.message}`);
  for (const [key, file] of files) {
    const found = store.find(file);
    if (found) pictures.set(key, found);
  }
};
const fetchAll = async (name: ContentTypeName) => {
  const documents = new Map<string, object>();
  const ids = [...(await fetchVersions(name)).keys()];
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const some = await fetchDocuments(name, ids.slice(from, from + IDS_AT_ONCE));
    await prepareAll(some);
    for (const document of some) {
      const payload = contentTypes[name].payload.parse(document);
      documents.set(payload.documentId, payload);
    }
  }
  return [name, documents] as const;
};
const all = await Promise.all(contentTypeNames.map(fetchAll));
const documents = Object.fromEntries(all) as Documents; // fromEntries forgets which name goes with which payload

await writeExport(folder, { documents, pictures });
answer({ articles: documents.articles.size });
