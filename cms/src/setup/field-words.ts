import type { Core, Schema, Struct } from '@strapi/strapi';
import { z } from 'zod';
import { formerDescriptions, formerLabels } from './former-field-words';

/** What the admin calls a field: stored in the type's own schema file, under the attribute's `pluginOptions.editor`. */
export interface FieldWords {
  label: string;
  description: string;
  /** False for what is set automatically. */
  editable?: boolean;
}

/** Strapi's configuration of one form and its list, as far as it names fields. */
export interface FieldMetadata {
  edit: { label?: unknown; description?: unknown; placeholder?: unknown };
  list: { label?: unknown };
}

const vowel = /^[aeiou]/i;

/** “Find or add a source”: what a relation's empty field says; empty for other attributes. */
const placeholderOf = (strapi: Core.Strapi, attribute: Schema.Attribute.AnyAttribute): string => {
  if (attribute.type !== 'relation' || !('target' in attribute)) return '';
  const name = strapi.contentTypes[attribute.target]?.info.displayName.toLowerCase();
  return name ? `Find or add ${vowel.test(name) ? 'an' : 'a'} ${name}` : '';
};

/** The words that a schema has for one of its attributes; null for what is on no screen. */
export function fieldWords(strapi: Core.Strapi, attribute: Schema.Attribute.AnyAttribute) {
  const words = (attribute.pluginOptions as { editor?: FieldWords } | undefined)?.editor;
  return words ? { ...words, placeholder: placeholderOf(strapi, attribute) } : null;
}

const writtenField = z.object({ label: z.string(), description: z.string(), placeholder: z.string() });
type WrittenField = z.infer<typeof writtenField>;
/** By type and attribute: what the last start found in the schemas. */
const writtenWords = z.record(z.string(), z.record(z.string(), writtenField));
export type WrittenWords = z.infer<typeof writtenWords>;

const KEY = 'field-words';
const store = (strapi: Core.Strapi) => strapi.store({ type: 'core', name: 'patient_press' });

/** What the last start wrote; null when no start has recorded anything. */
export const readWrittenWords = async (strapi: Core.Strapi): Promise<WrittenWords | null> =>
  writtenWords
    .nullable()
    .catch(null)
    .parse(await store(strapi).get({ key: KEY }));

export const storeWrittenWords = (strapi: Core.Strapi, value: WrittenWords): Promise<void> =>
  store(strapi).set({ key: KEY, value });

/** The words of a schema's attributes, as they are recorded. */
export function wordsToWrite(strapi: Core.Strapi, schema: Struct.Schema): Record<string, WrittenField> {
  return Object.fromEntries(
    Object.entries(schema.attributes).flatMap(([name, attribute]) => {
      const words = fieldWords(strapi, attribute);
      return words ? [[name, writtenField.parse(words)]] : [];
    }),
  );
}

/**
 * The new words of one field, wherever the words before were ours. What an administrator typed stays.
 * @param written what the last start wrote; undefined when there is no record.
 * @returns null when nothing changes.
 */
export function renewWords(known: FieldMetadata, words: WrittenField, written: WrittenField | undefined) {
  const isOurLabel = (label: unknown) =>
    written ? label === written.label : typeof label === 'string' && formerLabels.has(label);
  const isOurDescription = (description: unknown) =>
    written
      ? description === written.description
      : typeof description === 'string' && formerDescriptions.has(description);
  const isOurPlaceholder = (placeholder: unknown) => placeholder === (written?.placeholder ?? '');
  const { label, description, placeholder } = known.edit;
  const renewed = {
    ...(isOurLabel(label) && label !== words.label && { label: words.label }),
    ...(isOurDescription(description) && description !== words.description && { description: words.description }),
    ...(isOurPlaceholder(placeholder) && placeholder !== words.placeholder && { placeholder: words.placeholder }),
  };
  const listLabel = known.list.label;
  const isListRenewed = isOurLabel(listLabel) && listLabel !== words.label;
  if (Object.keys(renewed).length === 0 && !isListRenewed) return null;
  return {
    edit: { ...known.edit, ...renewed },
    list: { ...known.list, ...(isListRenewed && { label: words.label }) },
  };
}
