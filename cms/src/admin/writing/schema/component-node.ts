import { type Attribute, Node, type NodeConfig } from '@tiptap/core';
import { origin } from './attributes';

/** What the nodes of components have in common: one can be selected as a whole, and no text flows out of it or into it. */
export const componentNode = (
  name: string,
  {
    attributes = {},
    ...config
  }: Partial<Omit<NodeConfig, 'name' | 'addAttributes'>> & { attributes?: Record<string, Partial<Attribute>> },
) =>
  Node.create({
    group: 'component block',
    isolating: true,
    defining: true,
    selectable: true,
    parseHTML: () => [{ tag: `[data-block="${name}"]` }],
    ...config,
    name,
    addAttributes: () => ({ ...attributes, origin }),
  });

/** A line of text in a component, without styles; citations may be in it. */
export const fieldNode = (name: string, config: Partial<Omit<NodeConfig, 'name'>> = {}) =>
  Node.create({
    content: '(text | citation | hardBreak)*',
    // Of all marks, the one that is not stored.
    marks: 'pastedFootnote',
    defining: true,
    isolating: false,
    parseHTML: () => [{ tag: `[data-field="${name}"]` }],
    renderHTML: () => ['div', { 'data-field': name, dir: 'auto' }, 0],
    ...config,
    name,
  });
