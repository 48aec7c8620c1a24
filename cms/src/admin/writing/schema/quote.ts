import { Node, textblockTypeInputRule } from '@tiptap/core';
import { otherKeys, textOrigin } from './attributes';

/** A quote is one text. Enter begins a new line in it; Enter on an empty line at its end leaves it. */
export const Quote = Node.create({
  name: 'quote',
  group: 'textBlock block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ origin: textOrigin, other: otherKeys }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: () => ['blockquote', { dir: 'auto' }, 0],
  addKeyboardShortcuts() {
    return {
      'Mod-Shift-b': () => this.editor.commands.toggleNode(this.name, 'paragraph'),
      Enter: ({ editor }) => {
        const { $from, empty } = editor.state.selection;
        if ($from.parent.type !== this.type || !empty) return false;
        const isAtEnd = $from.parentOffset === $from.parent.content.size;
        const isOnEmptyLine = $from.nodeBefore?.type.name === 'hardBreak';
        if (!isAtEnd || !isOnEmptyLine) return editor.commands.insertContent({ type: 'hardBreak' });
        const paragraph = editor.schema.nodes.paragraph;
        if (!paragraph) return false;
        const tr = editor.state.tr.delete($from.pos - 1, $from.pos).split($from.pos - 1, 1, [{ type: paragraph }]);
        editor.view.dispatch(tr.scrollIntoView());
        return true;
      },
    };
  },
  addInputRules() {
    return [textblockTypeInputRule({ find: /^>\s$/, type: this.type })];
  },
});
