import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ContentTypeName, contentTypeNames, contentTypes } from '@patient-press/shared/payloads/content-types';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';

// Both ways: what the cms answers parses, and nothing that it answers, or has, is unknown to the payload schema.

process.env.CMS_URL = stack.cmsUrl;
process.env.PRESS_TOKEN = stack.pressToken;
const { eachDocument } = await import('../../press/content/cms.ts');
const { fieldLabels } = await import('../../press/preview/field-labels.ts');

async function fetchDocuments(name: ContentTypeName): Promise<unknown[]> {
  const all: unknown[] = [];
  await eachDocument(name, (documents) => {
    all.push(...documents);
  });
  return all;
}

const attribute = z.looseObject({
  private: z.boolean().default(false),
  pluginOptions: z.object({ editor: z.object({ label: z.string() }) }),
});
const schemaFile = z.object({ attributes: z.record(z.string(), attribute) });

function labelsOf(name: ContentTypeName): Record<string, string> {
  const type = contentTypes[name].uid.split('.')[1] ?? '';
  const path = join(import.meta.dirname, '../../../cms/src/api', type, 'content-types', type, 'schema.json');
  const { attributes } = schemaFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  return Object.fromEntries(
    Object.entries(attributes)
      // What is private is not for the site.
      .filter(([, { private: isPrivate }]) => !isPrivate)
      .map(([field, { pluginOptions }]) => [field, pluginOptions.editor.label]),
  );
}

const attributesOf = (name: ContentTypeName) => Object.keys(labelsOf(name));

/** What every document has besides the attributes of its schema. */
const ofEveryDocument = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt'];

test.each(contentTypeNames)(
  'every real answer of %s parses, and no field of it is unknown to the schema',
  async (name) => {
    const documents = await fetchDocuments(name);
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
  const [document] = await fetchDocuments(name);
  expect(Object.keys(z.looseObject({}).parse(document)).sort()).toEqual(
    [...attributesOf(name), ...ofEveryDocument].sort(),
  );
});

const previewed = ['articles', 'people', 'topics', 'guides', 'pages', 'cta-banners'] as const;

test.each(previewed)('the preview of %s calls the fields what the editors’ form calls them', (name) => {
  expect(fieldLabels).toMatchObject(labelsOf(name));
});
