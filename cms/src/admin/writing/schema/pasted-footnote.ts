import { Mark } from '@tiptap/core';

/** The label of a pasted footnote, `[1]`, until it is matched to a source. It is stored as the plain text that it is. */
export const PastedFootnote = Mark.create({
  name: 'pastedFootnote',
  inclusive: false,
  addAttributes: () => ({
    footnote: {
      default: '',
      parseHTML: (element) => element.getAttribute('data-pasted-footnote') ?? '',
      renderHTML: ({ footnote }) => ({ 'data-pasted-footnote': String(footnote) }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-pasted-footnote]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', { ...HTMLAttributes, class: 'pasted-footnote' }, 0],
});
