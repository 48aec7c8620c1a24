import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ContentTypeName, contentTypeNames, contentTypes } from '@patient-press/shared/payloads/content-types';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';

// Both ways: what the cms answers parses, and nothing that it answers, or has, is unknown to the payload schema.

process.env.CMS_URL = stack.cmsUrl;
process.env.PRESS_TOKEN = stack.pressToken;
const { fetchDocuments, fetchVersions } = await import('../../press/content/cms.ts');

const fetchAll = async (name: ContentTypeName) => fetchDocuments(name, [...(await fetchVersions(name)).keys()]);

const schemaFile = z.object({
  attributes: z.record(z.string(), z.looseObject({ private: z.boolean().default(false) })),
});

function attributesOf(name: ContentTypeName): string[] {
  const type = contentTypes[name].uid.split('.')[1] ?? '';
  const path = join(import.meta.dirname, '../../../cms/src/api', type, 'content-types', type, 'schema.json');
  const { attributes } = schemaFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  // What is private is not for the site.
  return Object.keys(attributes).filter((field) => !attributes[field]?.private);
}

/** What every document has besides the attributes of its schema. */
const ofEveryDocument = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt'];

test.each(contentTypeNames)(
  'every real answer of %s parses, and no field of it is unknown to the schema',
  async (name) => {
    const documents = await fetchAll(name);
    expect(documents.length).toBeGreaterThan(0);
    for (const document of documents) {
      // Zod leaves unknown fields out: what comes back equals what went in only when all of it is known.
      expect(contentTypes[name].payload.parse(document)).toEqual(document);
    }
  },
);

test.each(contentTypeNames)('the schema of %s has exactly the attributes that the cms has', (name) => {
  const known = Object.keys(contentTypes[name].payload.shape).filter((field) => !ofEveryDocument.includes(field));
  expect(known.sort()).toEqual(attributesOf(name).sort());
});

test.each(contentTypeNames)('the populate of %s asks for everything that must be asked for', async (name) => {
  const [document] = await fetchAll(name);
  expect(Object.keys(z.looseObject({}).parse(document)).sort()).toEqual(
    [...attributesOf(name), ...ofEveryDocument].sort(),
  );
});
