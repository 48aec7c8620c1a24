import { Node } from '@tiptap/core';

/**
 * A citation: `mark` is the text that is stored, `[@nakano2018, table 2]`. The number that it will have, and whether its
 * source is known, are shown by a decoration; see `citations/numbers.ts`.
 */
export const Citation = Node.create({
  name: 'citation',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    mark: {
      default: '',
      parseHTML: (element) => element.getAttribute('data-citation') ?? '',
      renderHTML: ({ mark }) => ({ 'data-citation': String(mark) }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-citation]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', { ...HTMLAttributes, class: 'citation' }],
  // What is pasted into another program, and back from it, is the mark.
  renderText: ({ node }) => String(node.attrs.mark),
});
