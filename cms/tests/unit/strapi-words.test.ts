import { expect, test } from 'vitest';
import { choiceWords, typeNames } from '../../src/admin/words/strapi.ts';
import { componentSchemas, contentTypeSchemas } from '../fixtures/schemas.ts';

const hidden = ['api::guide-download.guide-download', 'api::callback-request.callback-request'];
const shown = contentTypeSchemas.filter(([uid]) => !hidden.includes(uid));

test.each(shown.filter(([, { kind }]) => kind === 'collectionType'))('the admin has a name for %s', (uid) => {
  expect(typeNames[uid], `add ${uid} to cms/src/admin/words/strapi.ts`).toBeDefined();
});

test.each([...shown, ...componentSchemas])('every choice of %s is shown in words', (_, { attributes }) => {
  for (const { enum: choices = [] } of Object.values(attributes)) {
    for (const choice of choices)
      expect(choiceWords[choice], `add “${choice}” to choiceWords in cms/src/admin/words/strapi.ts`).toBeDefined();
  }
});
