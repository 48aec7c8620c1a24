import { readFile } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import { pdfProblem } from '../files/check-pdf';
import { isPrivate, privatePath } from '../files/keep-documents-private';
import { linkedTo } from '../platform/fields';
import type { Rule } from './rule';
import { mediaWords } from './words/document';

interface StoredFile {
  name: string;
  hash: string;
  ext: string | null;
  mime: string;
}

/** What is wrong with a file as a guide. It is opened again: an older version of the cms believed what senders said. */
async function problemOf(file: StoredFile): Promise<string | null> {
  if (!isPrivate(file)) return mediaWords.notAPdf;
  const bytes = await readFile(privatePath(file)).catch(() => null);
  return bytes ? await pdfProblem(bytes) : mediaWords.missingFile;
}

async function findFile(strapi: Core.Strapi, value: unknown): Promise<StoredFile | null> {
  const file = linkedTo(value);
  return file ? await strapi.db.query('plugin::upload.file').findOne({ where: file }) : null;
}

export const aGuideIsAPdf: Rule = {
  on: 'api::guide.guide',
  when: 'publish',
  async check(fields, strapi) {
    const file = await findFile(strapi, fields.file);
    const problem = file && (await problemOf(file));
    return problem ? [{ path: ['file'], message: mediaWords.pdfProblem(file.name, problem) }] : [];
  },
};
