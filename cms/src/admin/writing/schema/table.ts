import { Node, type ParentConfig } from '@tiptap/core';
import { goToNextCell, tableEditing } from '@tiptap/pm/tables';
import { componentNode, fieldNode } from './component-node';

declare module '@tiptap/core' {
  interface NodeConfig<Options, Storage> {
    /** What the node is to prosemirror-tables. */
    tableRole?:
      | string
      | ((this: {
          name: string;
          options: Options;
          storage: Storage;
          parent: ParentConfig<NodeConfig<Options>>['tableRole'];
        }) => string);
  }
}

/** A table with its caption. The first row is a header by an attribute, not by its cells. */
export const TableBlock = componentNode('tableBlock', {
  content: 'tableCaption table',
  attributes: {
    headerRow: {
      default: true,
      parseHTML: (element) => element.getAttribute('data-header-row') === 'true',
      renderHTML: ({ headerRow }) => ({ 'data-header-row': String(headerRow === true) }),
    },
  },
  renderHTML: ({ HTMLAttributes }) => ['div', { ...HTMLAttributes, 'data-block': 'tableBlock', class: 'table' }, 0],
});

export const TableCaption = fieldNode('tableCaption');

export const Table = Node.create({
  name: 'table',
  content: 'tableRow+',
  tableRole: 'table',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', ['tbody', 0]],
  addProseMirrorPlugins: () => [tableEditing()],
  extendNodeSchema: (extension) => ({ tableRole: extension.config.tableRole }),
  addKeyboardShortcuts() {
    const back = () => this.editor.commands.command(({ state, view }) => goToNextCell(-1)(state, view.dispatch));
    return { 'Shift-Tab': back };
  },
});

export const TableRow = Node.create({
  name: 'tableRow',
  content: 'tableCell+',
  tableRole: 'row',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

/** Cells are plain texts; none spans several rows or columns. */
export const TableCell = Node.create({
  name: 'tableCell',
  content: '(text | citation | hardBreak)*',
  marks: 'pastedFootnote',
  tableRole: 'cell',
  isolating: true,
  addAttributes: () => ({
    colspan: { default: 1, rendered: false, parseHTML: () => 1 },
    rowspan: { default: 1, rendered: false, parseHTML: () => 1 },
    colwidth: { default: null, rendered: false, parseHTML: () => null },
  }),
  parseHTML: () => [{ tag: 'td' }, { tag: 'th' }],
  renderHTML: () => ['td', { dir: 'auto' }, 0],
});
