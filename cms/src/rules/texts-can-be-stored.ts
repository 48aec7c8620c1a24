import { inOneLine, isBlank, stripControls, stripControlsIn } from '@patient-press/shared/plain-text';
import type { Struct } from '@strapi/strapi';
import type { Fields } from '../platform/fields';

const oneLine = new Set(['string', 'uid', 'email']);
const structured = new Set(['blocks', 'json']);

/** A text as it is saved: nothing that feeds, emails and exports can't carry, and nothing at all when no one would see it. */
function clean(type: string, value: unknown): unknown {
  if (structured.has(type)) return stripControlsIn(value);
  if (typeof value !== 'string' || !(oneLine.has(type) || type === 'text' || type === 'richtext')) return value;
  const cleaned = oneLine.has(type) ? inOneLine(value) : stripControls(value);
  return isBlank(cleaned) ? '' : cleaned;
}

/** Removes what texts can't carry from the fields of a document or component: Word, for one, leaves it when text is pasted. */
export function cleanTexts(schema: Struct.Schema, fields: Fields): void {
  for (const [name, { type }] of Object.entries(schema.attributes)) {
    if (!(name in fields)) continue;
    const cleaned = clean(type, fields[name]);
    if (cleaned !== fields[name]) fields[name] = cleaned;
  }
}
