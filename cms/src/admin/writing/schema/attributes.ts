import type { Attribute } from '@tiptap/core';

/** Held by the document, neither shown nor put on the clipboard. */
const hidden = { rendered: false, parseHTML: () => null };

/** Which stored component or part a node is; see `document/zone.ts`. What is split off a text belongs to the same one. */
export const textOrigin: Partial<Attribute> = { default: null, ...hidden, keepOnSplit: true };
export const origin: Partial<Attribute> = { default: null, ...hidden, keepOnSplit: false };

/** Keys of a stored block that this version doesn't know. */
export const otherKeys: Partial<Attribute> = { default: null, ...hidden, keepOnSplit: false };

const readJson = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
};

/** A value that is on the clipboard as JSON, so that what is cut can be pasted whole. */
export const jsonAttribute = (name: string, fallback: unknown = null): Partial<Attribute> => ({
  default: fallback,
  keepOnSplit: false,
  parseHTML: (element) => readJson(element.getAttribute(`data-${name}`)) ?? fallback,
  renderHTML: (attributes) => ({ [`data-${name}`]: JSON.stringify(attributes[name] ?? null) }),
});
