import { preparePictures } from '../../press/pictures.ts';
import { syncDocuments } from '../../press/sync.ts';
import { writeExport } from '../peers/exported.ts';
import { answer } from '../peers/report.ts';

/** Writes what the press fetches to files, for its peers, and leaves the pictures' cache warm. Argument: the folder. */
const [folder] = process.argv.slice(2);
if (!folder) throw new Error('Name the folder to write to.');
const { documents, problems } = await syncDocuments();
if (problems.length > 0) throw new Error(`Generated documents do not parse: ${JSON.stringify(problems.slice(0, 3))}`);
const { pictures } = await preparePictures(documents);
await writeExport(folder, { documents, pictures });
answer({ articles: documents.articles.size });
