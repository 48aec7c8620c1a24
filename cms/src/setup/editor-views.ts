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

const toRow = (row: string[]) =>
  row.map((cell) => {
    const [name, size] = cell.split(':');
    return { name, size: size ? Number(size) : 12 / row.length };
  });

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
    layouts: { list: view.columns ?? current.layouts.list, edit: view.rows.map(toRow) },
  };
};

interface Configuration {
  settings: Record<string, unknown>;
  metadatas: Record<string, FieldMetadata>;
  layouts: { list: string[]; edit: unknown };
}

interface ViewStore {
  findConfiguration(schema: Struct.Schema): Promise<Configuration>;
  updateConfiguration(schema: Struct.Schema, configuration: Configuration): Promise<void>;
}

/**
 * Arranges the edit forms and lists as the schemas say, with a description under every field. Once: what an administrator
 * arranged by hand afterward stays. At every start, fields that are new get their words, and words that changed in the
 * schemas replace those that an earlier version wrote; an administrator's own words stay.
 */
export async function setUpEditorViews(strapi: Core.Strapi): Promise<void> {
  const contentManager = strapi.plugin('content-manager');
  const written = await readWrittenWords(strapi);
  const writing: WrittenWords = {};
  const arrange = async (schema: Struct.Schema, views: ViewStore) => {
    const view = editorView(schema);
    if (!view) return;
    await once(strapi, `editor-view:${schema.uid}`, async () => {
      await views.updateConfiguration(schema, merge(strapi, schema, view, await views.findConfiguration(schema)));
    });
    const updated = updateWords(strapi, schema, await views.findConfiguration(schema), written);
    if (updated) await views.updateConfiguration(schema, updated);
    writing[schema.uid] = wordsToWrite(strapi, schema);
  };
  for (const schema of Object.values(strapi.contentTypes))
    await arrange(schema, contentManager.service('content-types'));
  for (const schema of Object.values(strapi.components)) await arrange(schema, contentManager.service('components'));
  if (!isDeepStrictEqual(written, writing)) await storeWrittenWords(strapi, writing);
}
