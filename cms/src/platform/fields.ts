import { isBlank } from '@patient-press/shared/plain-text';

/** The fields of a document or a component, as they were saved or as they are about to be. */
export type Fields = Record<string, unknown>;

/** Those of a document or a component that is only looked at. */
export type ReadonlyFields = Readonly<Fields>;

/** A text without spaces around it; empty as well if nothing of it is visible. */
export const text = (value: unknown): string => (typeof value === 'string' && !isBlank(value) ? value.trim() : '');
export const list = (value: unknown): ReadonlyFields[] => (Array.isArray(value) ? value.filter(isFields) : []);
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
