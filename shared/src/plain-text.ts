/** What texts may hold: what XML, JSON, email and CSV can all carry, and people can read. */

/** Control characters, halves of characters, and the two that XML 1.0 forbids besides (https://www.w3.org/TR/xml/#charsets). */
const CONTROLS = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
/** Word's line break, and the page break. */
const BREAKS = /[\v\f]/g;

/** A text without characters that XML, JSON, email or CSV can't carry. A line break of Word's becomes a plain one. */
export const stripControls = (text: string): string => text.replaceAll(BREAKS, '\n').replaceAll(CONTROLS, '');

/** The same in one line: each run of line breaks and tabs becomes a space. */
export const inOneLine = (text: string): string => stripControls(text).replaceAll(/[\t\n\r]+/g, ' ');

// U+2800 is Braille's empty cell: a symbol by its class, and blank to everyone.
const INVISIBLE = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2800]/gu;

/** Whether no one sees anything of a text: it is empty, or made of spaces and invisible characters only. */
export const isBlank = (text: string): boolean => text.replaceAll(INVISIBLE, '') === '';

/** NUL and half a character can't be stored at all: no person types them. */
const isUnstorable = (text: string) => text.includes('\0') || !text.isWellFormed();

/** The path of the first text in a value that can't be stored, in objects and lists however deep; null when all can. */
export function unstorablePath(value: unknown): (string | number)[] | null {
  if (typeof value === 'string') return isUnstorable(value) ? [] : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, item] of Object.entries(value)) {
    if (isUnstorable(name)) return [name.toWellFormed().replaceAll('\0', '')];
    const path = unstorablePath(item);
    if (path) return [Array.isArray(value) ? Number(name) : name, ...path];
  }
  return null;
}

/** A value with `stripControls` done to every text in it. What needs no change stays the same object. */
export function stripControlsIn<T>(value: T): T;
export function stripControlsIn(value: unknown): unknown {
  if (typeof value === 'string') return stripControls(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => stripControlsIn(item));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, stripControlsIn(item)] as const);
  const isSame = entries.every(([name, item]) => item === Reflect.get(value, name));
  return isSame ? value : Object.fromEntries(entries);
}
