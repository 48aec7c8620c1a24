import { isDeepStrictEqual } from 'node:util';
import type { Core, Schema, Struct } from '@strapi/strapi';
import { once } from '../platform/once';
import {
  type FieldMetadata,
  fieldWords,
  readWrittenWords,
  renewWords,
  storeWrittenWords,
  type WrittenWords,
  wordsToWrite,
} from './field-words';
import { formerLayouts } from './former-layouts';
import {
  type Layouts,
  readWrittenLayouts,
  renewLayouts,
  storeWrittenLayouts,
  toEditLayout,
  type WrittenLayouts,
} from './layouts';

/** How the admin shows a type: stored in the type's own schema file, under `pluginOptions.editor`. */
interface EditorView {
  /** Rows of the edit form: attribute names, each with its share of the 12 columns after a colon. */
  rows: string[][];
  /** Columns of the list. */
  columns?: string[];
  mainField?: string;
  /** `attribute:ASC` or `attribute:DESC`. */
  sort?: string;
}

const editorView = (schema: Struct.Schema) => schema.pluginOptions?.editor as EditorView | undefined;

/** By which attribute a relation's targets are found and shown. */
const mainFieldOf = (strapi: Core.Strapi, attribute: Schema.Attribute.AnyAttribute) => {
  const target = attribute.type === 'relation' && 'target' in attribute && strapi.contentTypes[attribute.target];
  const mainField = target && editorView(target)?.mainField;
  return mainField ? { mainField } : {};
};

const describe = (strapi: Core.Strapi, attribute: Schema.Attribute.AnyAttribute, known: FieldMetadata) => {
  const words = fieldWords(strapi, attribute);
  if (!words) return null;
  return {
    edit: { ...known.edit, ...words, ...mainFieldOf(strapi, attribute) },
    list: { ...known.list, label: words.label },
  };
};

/** A field that was added after a form was arranged: Strapi shows it under its name in the code. */
const isNew = (name: string, { edit }: FieldMetadata) => edit.label === name;

/**
 * Describes fields that were added since a form was arranged, and renews our own words for the others.
 * @param written what the last start wrote; null when there is no record. @returns null when nothing changes.
 */
function updateWords(
  strapi: Core.Strapi,
  schema: Struct.Schema,
  current: Configuration,
  written: WrittenWords | null,
): Configuration | null {
  const words = wordsToWrite(strapi, schema);
  const updated = Object.entries(schema.attributes).flatMap(([name, attribute]) => {
    const known = current.metadatas[name];
    const wanted = words[name];
    if (!known || !wanted) return [];
    const next = isNew(name, known)
      ? describe(strapi, attribute, known)
      : renewWords(known, wanted, written?.[schema.uid]?.[name]);
    return next ? [[name, next] as const] : [];
  });
  if (updated.length === 0) return null;
  return { ...current, metadatas: { ...current.metadatas, ...Object.fromEntries(updated) } };
}

const merge = (strapi: Core.Strapi, schema: Struct.Schema, view: EditorView, current: Configuration): Configuration => {
  const metadatas = { ...current.metadatas };
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    const known = metadatas[name];
    const described = known && describe(strapi, attribute, known);
    if (described) metadatas[name] = described;
  }
  const [sortBy, sortOrder] = view.sort?.split(':') ?? [];
  return {
    settings: {
      ...current.settings,
      ...(view.mainField && { mainField: view.mainField }),
      ...(sortBy && { defaultSortBy: sortBy, defaultSortOrder: sortOrder }),
    },
    metadatas,
    layouts: { list: view.columns ?? current.layouts.list, edit: toEditLayout(view.rows) },
  };
};

interface Configuration {
  settings: Record<string, unknown>;
  metadatas: Record<string, FieldMetadata>;
  layouts: Layouts;
}

interface ViewStore {
  findConfiguration(schema: Struct.Schema): Promise<Configuration>;
  updateConfiguration(schema: Struct.Schema, configuration: Configuration): Promise<void>;
}

/** What the last start wrote of forms and lists, each null when there is no record. */
interface Written {
  words: WrittenWords | null;
  layouts: WrittenLayouts | null;
}

/** A form and its list with what is new in the schemas. @returns null when nothing changes. */
function renew(
  strapi: Core.Strapi,
  schema: Struct.Schema,
  view: EditorView,
  { current, written }: { current: Configuration; written: Written },
): Configuration | null {
  const worded = updateWords(strapi, schema, current, written.words);
  const former = (written.layouts ?? formerLayouts)[schema.uid];
  const layouts = former ? renewLayouts(current.layouts, view, former) : null;
  return worded || layouts ? { ...(worded ?? current), layouts: layouts ?? current.layouts } : null;
}

/**
 * Arranges the edit forms and lists as the schemas say, with a description under every field, at the first start. At every
 * start, fields that are new get their words; words and arrangements that changed in the schemas replace those that an
 * earlier version wrote. What an administrator worded or arranged stays.
 */
export async function setUpEditorViews(strapi: Core.Strapi): Promise<void> {
  const contentManager = strapi.plugin('content-manager');
  const written: Written = { words: await readWrittenWords(strapi), layouts: await readWrittenLayouts(strapi) };
  const words: WrittenWords = {};
  const layouts: WrittenLayouts = {};
  const arrange = async (schema: Struct.Schema, views: ViewStore) => {
    const view = editorView(schema);
    if (!view) return;
    await once(strapi, `editor-view:${schema.uid}`, async () => {
      await views.updateConfiguration(schema, merge(strapi, schema, view, await views.findConfiguration(schema)));
    });
    const current = await views.findConfiguration(schema);
    const updated = renew(strapi, schema, view, { current, written });
    if (updated) await views.updateConfiguration(schema, updated);
    words[schema.uid] = wordsToWrite(strapi, schema);
    layouts[schema.uid] = { rows: view.rows, ...(view.columns && { columns: view.columns }) };
  };
  for (const schema of Object.values(strapi.contentTypes))
    await arrange(schema, contentManager.service('content-types'));
  for (const schema of Object.values(strapi.components)) await arrange(schema, contentManager.service('components'));
  if (!isDeepStrictEqual(written, { words, layouts })) {
    await storeWrittenWords(strapi, words);
    await storeWrittenLayouts(strapi, layouts);
  }
}
