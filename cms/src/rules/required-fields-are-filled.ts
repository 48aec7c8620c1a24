import { isBlank } from '@patient-press/shared/plain-text';
import type { Struct } from '@strapi/strapi';
import { isLinked, type ReadonlyFields } from '../platform/fields';
import type { Objection } from '../platform/objections';
import { fieldWords } from './words/document';

const isMissing = (type: string, value: unknown): boolean => {
  if (type === 'media' || type === 'relation') return !isLinked(value);
  return (
    value === null || (typeof value === 'string' && isBlank(value)) || (Array.isArray(value) && value.length === 0)
  );
};

const label = (attribute: { pluginOptions?: object | undefined }) =>
  (attribute.pluginOptions as { editor?: { label: string } } | undefined)?.editor?.label;

/**
 * What a schema requires must be there when a document is shown. Strapi itself lets blank texts and missing pictures
 * through, and says of the rest that it “must be a `string` type, but the final value was: `null`”.
 * @param isNew whether attributes that are not among the fields have no value yet; else they keep the one they have.
 */
export function requiredFieldsAreFilled(schema: Struct.Schema, fields: ReadonlyFields, isNew: boolean): Objection[] {
  return Object.entries(schema.attributes).flatMap(([name, attribute]) => {
    if (!('required' in attribute) || !attribute.required) return [];
    const value = name in fields ? fields[name] : isNew && !('default' in attribute) ? null : undefined;
    return value !== undefined && isMissing(attribute.type, value)
      ? [{ path: [name], message: fieldWords.required(label(attribute) ?? name) }]
      : [];
  });
}
