import pg from 'pg';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator } from '../fixtures/admin-api.ts';
import { componentSchemas, contentTypeSchemas, type Schema } from '../fixtures/schemas.ts';
import { openStrapi } from '../fixtures/second-strapi.ts';

const administrator = await asAdministrator(stack);

const fields = z.record(z.string(), z.unknown());

/** As Strapi stores it. */
const stored = z.looseObject({
  metadatas: z.record(z.string(), z.object({ edit: fields, list: fields })),
  layouts: z.looseObject({ list: z.array(z.string()) }),
});

const view = z.object({
  settings: z.object({ mainField: z.string(), defaultSortBy: z.string(), defaultSortOrder: z.string() }),
  metadatas: z.record(
    z.string(),
    z.object({
      edit: z.object({ label: z.string(), description: z.string(), mainField: z.string() }).partial(),
      list: z.object({ label: z.string() }).partial(),
    }),
  ),
  layouts: z.object({
    list: z.array(z.string()),
    edit: z.array(z.array(z.object({ name: z.string(), size: z.number() }))),
  }),
});

async function shownView(uid: string) {
  const isComponent = !uid.startsWith('api::');
  const answer = await administrator.call(
    'GET',
    `/content-manager/${isComponent ? 'components' : 'content-types'}/${uid}/configuration`,
  );
  return view.parse(isComponent ? answer.data.component : answer.data.contentType);
}

/** The admin's own words for an attribute that no one described are its name in the code. */
const inWords = (label: string | undefined, name: string) => Boolean(label) && label !== name;

/** Attributes that do nothing yet are in the API, and on no screen. */
const shownAttributes = ({ attributes }: Schema) =>
  Object.entries(attributes).filter(([, { visible }]) => visible !== false);

const wantedRows = ({ pluginOptions: { editor } }: Schema) =>
  editor.rows.map((row) =>
    row.map((cell) => {
      const [name, size] = cell.split(':');
      return { name, size: Number(size ?? 12 / row.length) };
    }),
  );

test.each([...contentTypeSchemas, ...componentSchemas])(
  'the form of %s is arranged, complete and explained',
  async (uid, schema) => {
    const { metadatas, layouts } = await shownView(uid);
    expect(layouts.edit).toEqual(wantedRows(schema));
    for (const row of layouts.edit) expect(row.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(12);
    expect(
      layouts.edit
        .flat()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(
      shownAttributes(schema)
        .map(([name]) => name)
        .sort(),
    );
    for (const [name, { pluginOptions }] of shownAttributes(schema)) {
      const { edit, list } = metadatas[name] ?? { edit: {}, list: {} };
      expect(inWords(edit.label, name), `the label of ${uid} ${name}`).toBe(true);
      expect(edit).toMatchObject(pluginOptions.editor);
      expect(list.label).toBe(pluginOptions.editor.label);
    }
  },
);

const collections = contentTypeSchemas.filter(([, { kind }]) => kind === 'collectionType');

test.each(collections)(
  'the list of %s has the columns and the order that were chosen',
  async (uid, { pluginOptions: { editor } }) => {
    const { settings, layouts } = await shownView(uid);
    expect(layouts.list).toEqual(editor.columns);
    expect(settings.mainField).toBe(editor.mainField);
    if (editor.sort) expect(`${settings.defaultSortBy}:${settings.defaultSortOrder}`).toBe(editor.sort);
  },
);

test('the form of the home page, which has no title, is headed by the name of its type', async () => {
  // Strapi shows the main field, unless that is the id.
  expect((await shownView('api::home-page.home-page')).settings.mainField).toBe('id');
});

test('no one finds the requests of readers among the articles', async () => {
  const types = (await administrator.call('GET', '/content-manager/content-types')).list;
  const shown = types
    .filter(({ isDisplayed, uid }) => isDisplayed && String(uid).startsWith('api::'))
    .map(({ uid }) => String(uid));
  expect(shown).not.toContain('api::guide-download.guide-download');
  expect(shown).not.toContain('api::callback-request.callback-request');
  expect(shown).toHaveLength(contentTypeSchemas.length - 2);
});

test('a relation is searched and shown by what its target is called, not by some other text of it', async () => {
  const mainFields = new Map(
    contentTypeSchemas.map(([uid, { pluginOptions }]) => [uid, pluginOptions.editor.mainField]),
  );
  for (const [uid, { attributes }] of [...contentTypeSchemas, ...componentSchemas]) {
    const { metadatas } = await shownView(uid);
    for (const [name, { type, target }] of Object.entries(attributes)) {
      if (type !== 'relation') continue;
      expect(metadatas[name]?.edit.mainField, `${uid} ${name}`).toBe(mainFields.get(String(target)));
    }
  }
});

test.each([
  ['api::article.article', ['publishAt', 'unpublishAt', 'textChangedAt']],
  ['api::source.source', ['linkState', 'linkCheckedAt', 'retractionState', 'retractionCheckedAt', 'retractionNotice']],
])(
  'what is not for editors, or does nothing yet, is on no screen of %s: neither in its form, nor in its list, nor to choose for them',
  async (uid, names) => {
    const { layouts, metadatas } = await shownView(uid);
    const types = (await administrator.call('GET', '/content-manager/content-types')).list;
    const attributes = Object.keys(fields.parse(types.find((type) => type.uid === uid)?.attributes));
    expect(attributes).toContain('slug' in metadatas ? 'slug' : 'url');
    for (const name of names) {
      expect(layouts.edit.flat().map((cell) => cell.name)).not.toContain(name);
      expect(layouts.list).not.toContain(name);
      expect(Object.keys(metadatas)).not.toContain(name);
      expect(attributes).not.toContain(name);
    }
  },
);

test('a database of an older version gets our new words, and keeps an administrator’s own words and layout', async () => {
  const uid = 'api::sponsor.sponsor';
  const before = {
    legalName: { label: 'Law firm', description: 'As on the letterhead.' },
    officeAddress: { label: 'Office address', description: 'The office that is responsible, with city and state.' },
    privacyUrl: { label: 'Privacy notice', description: 'Ask counsel for it.' },
  };
  const sql = new pg.Client({ connectionString: stack.databaseUrl });
  await sql.connect();
  const key = `plugin_content_manager_configuration_content_types::${uid}`;
  const found = await sql.query('select value from strapi_core_store_settings where key = $1', [key]);
  const configuration = stored.parse(JSON.parse(found.rows[0].value));
  for (const [name, words] of Object.entries(before)) {
    Object.assign(configuration.metadatas[name]?.edit ?? {}, words);
    Object.assign(configuration.metadatas[name]?.list ?? {}, { label: words.label });
  }
  configuration.layouts.list.reverse();
  const older = JSON.stringify(configuration);
  await sql.query('update strapi_core_store_settings set value = $2 where key = $1', [key, older]);
  await sql.query("delete from strapi_core_store_settings where key like '%field-words'");

  await (await openStrapi(stack)).close();
  const shown = await shownView(uid);
  expect(shown.layouts.list).toEqual(configuration.layouts.list);
  expect(shown.metadatas).toMatchObject({
    legalName: { edit: before.legalName, list: { label: 'Law firm' } },
    officeAddress: { edit: { description: 'The office responsible for the advertisement, with city and state.' } },
    privacyUrl: {
      edit: { label: 'Privacy policy', description: 'Ask counsel for it.' },
      list: { label: 'Privacy policy' },
    },
  });
  await sql.query('update strapi_core_store_settings set value = $2 where key = $1', [key, found.rows[0].value]);
  await sql.end();
});
