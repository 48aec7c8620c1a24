import { isBlank } from '@patient-press/shared/plain-text';
import type { Core, Struct, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';

/** What a rule objects to: where in the form, and what to change, in words an editor understands. */
export interface Objection {
  path: (string | number)[];
  message: string;
}

export type Fields = Record<string, unknown>;

/** A rule about one kind of thing: a document of a type, or a component wherever it stands in a document. */
export interface Rule {
  on: UID.Schema;
  /** Drafts may be unfinished: `publish` rules wait until the document is to be shown. */
  when: 'save' | 'publish';
  /**
   * Looks at the fields that are given (on save, those that change) and may put right what is only written differently.
   * @param documentId the document that changes, or that the component stands in; none while it is not there yet.
   * @returns what must be changed, empty when all is well.
   */
  check(fields: Fields, strapi: Core.Strapi, documentId?: string): Objection[] | Promise<Objection[]>;
}

/** Refuses an operation when there are objections. @throws ValidationError, which the admin shows under the fields. */
export function refuse(objections: Objection[]): void {
  if (objections.length === 0) return;
  throw new errors.ValidationError(objections.map(({ message }) => message).join('\n'), {
    errors: objections.map(({ path, message }) => ({ path, message, name: 'ValidationError' })),
  });
}

/** A text without spaces around it; empty as well when nobody would see anything of it. */
export const text = (value: unknown): string => (typeof value === 'string' && !isBlank(value) ? value.trim() : '');
export const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a relation or a media field, as it was saved or as it is about to be, points at something. */
export function isLinked(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (!isFields(value)) return value !== null && value !== undefined && value !== '';
  return 'id' in value || 'documentId' in value || isLinked(value.connect) || isLinked(value.set);
}

/** The document that a relation, as it was saved or as it is about to be, points at; of several, the last. */
export function linkedTo(value: unknown): { id: number } | { documentId: string } | undefined {
  if (Array.isArray(value)) return linkedTo(value.at(-1));
  if (typeof value === 'number') return { id: value };
  if (typeof value === 'string' && value) return { documentId: value };
  if (!isFields(value)) return undefined;
  if (typeof value.documentId === 'string') return { documentId: value.documentId };
  if (typeof value.id === 'number') return { id: value.id };
  return linkedTo(value.set) ?? linkedTo(value.connect);
}

/** A document and every component in it, each with the schema that describes it and its place in the form. */
export function* parts(
  strapi: Core.Strapi,
  schema: Struct.Schema,
  fields: Fields,
  path: Objection['path'] = [],
): Generator<{ uid: UID.Schema; fields: Fields; path: Objection['path'] }> {
  yield { uid: schema.uid, fields, path };
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    if (attribute.type !== 'component' && attribute.type !== 'dynamiczone') continue;
    const value = fields[name];
    for (const [index, part] of (Array.isArray(value) ? value : [value]).entries()) {
      if (!isFields(part)) continue;
      const uid = attribute.type === 'component' ? attribute.component : part.__component;
      const component = strapi.components[uid as UID.Component];
      if (component)
        yield* parts(strapi, component, part, Array.isArray(value) ? [...path, name, index] : [...path, name]);
    }
  }
}

/** The populate that reads a document with all its components, and of relations and media what identifies them. */
export function populateAll(strapi: Core.Strapi, schema: Struct.Schema): Record<string, unknown> {
  const populate: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(schema.attributes)) {
    if (attribute.type === 'relation' || attribute.type === 'media') populate[name] = true;
    if (attribute.type === 'component') {
      const component = strapi.components[attribute.component as UID.Component];
      if (component) populate[name] = { populate: populateAll(strapi, component) };
    }
    if (attribute.type === 'dynamiczone') {
      const on = attribute.components.map((uid) => {
        const component = strapi.components[uid as UID.Component];
        return [uid, component ? { populate: populateAll(strapi, component) } : true];
      });
      populate[name] = { on: Object.fromEntries(on) };
    }
  }
  return populate;
}
