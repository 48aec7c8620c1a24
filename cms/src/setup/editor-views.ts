import type { Core, Schema, Struct } from '@strapi/strapi';
import { once } from './once';

/** How the admin shows a type: kept in the type's own schema file, under `pluginOptions.editor`. */
interface EditorView {
  /** Rows of the edit form: attribute names, each with its share of the 12 columns after a colon. */
  rows: string[][];
  /** Columns of the list. */
  columns?: string[];
  mainField?: string;
  /** `attribute:ASC` or `attribute:DESC`. */
  sort?: string;
}
interface FieldText {
  label: string;
  description: string;
  /** False for what is set by itself. */
  editable?: boolean;
}

const editorView = (schema: Struct.Schema) => schema.pluginOptions?.editor as EditorView | undefined;

const fieldText = (attribute: { pluginOptions?: object | undefined }) =>
  (attribute.pluginOptions as { editor?: FieldText } | undefined)?.editor;

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

const describe = (
  strapi: Core.Strapi,
  attribute: Schema.Attribute.AnyAttribute,
  known: Configuration['metadatas'][string],
  text: FieldText,
) => ({
  edit: { ...known.edit, ...text, ...mainFieldOf(strapi, attribute) },
  list: { ...known.list, label: text.label },
});

/** A field that came after a form was arranged: Strapi shows it under its name in the code. */
const isUndescribed = (name: string, { edit }: Configuration['metadatas'][string]) =>
  'label' in edit && edit.label === name;

/** Describes the fields that came since a form was arranged. @returns null when there are none. */
function describeNewFields(strapi: Core.Strapi, schema: Struct.Schema, current: Configuration): Configuration | null {
  const described = Object.entries(schema.attributes).flatMap(([name, attribute]) => {
    const text = fieldText(attribute);
    const known = current.metadatas[name];
    return text && known && isUndescribed(name, known)
      ? [[name, describe(strapi, attribute, known, text)] as const]
      : [];
  });
  if (described.length === 0) return null;
  return { ...current, metadatas: { ...current.metadatas, ...Object.fromEntries(described) } };
}

const merge = (strapi: Core.Strapi, schema: Struct.Schema, view: EditorView, current: Configuration): Configuration => {
  const metadatas = { ...current.metadatas };
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    const text = fieldText(attribute);
    const known = metadatas[name];
    if (!text || !known) continue;
    metadatas[name] = describe(strapi, attribute, known, text);
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
  metadatas: Record<string, { edit: object; list: object }>;
  layouts: { list: string[]; edit: unknown };
}

interface ViewStore {
  findConfiguration(schema: Struct.Schema): Promise<Configuration>;
  updateConfiguration(schema: Struct.Schema, configuration: Configuration): Promise<void>;
}

/**
 * Arranges the edit forms and lists as the schemas say, with a description under every field. Once: what an
 * administrator arranged by hand afterwards stays. Only what nobody has described yet, because it is new, is described later.
 */
export async function setUpEditorViews(strapi: Core.Strapi): Promise<void> {
  const contentManager = strapi.plugin('content-manager');
  const arrange = async (schema: Struct.Schema, views: ViewStore) => {
    const view = editorView(schema);
    if (!view) return;
    await once(strapi, `editor-view:${schema.uid}`, async () => {
      await views.updateConfiguration(schema, merge(strapi, schema, view, await views.findConfiguration(schema)));
    });
    const described = describeNewFields(strapi, schema, await views.findConfiguration(schema));
    if (described) await views.updateConfiguration(schema, described);
  };
  for (const schema of Object.values(strapi.contentTypes))
    await arrange(schema, contentManager.service('content-types'));
  for (const schema of Object.values(strapi.components)) await arrange(schema, contentManager.service('components'));
}
