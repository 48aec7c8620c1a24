import { Node, textblockTypeInputRule } from '@tiptap/core';
import { otherKeys, textOrigin } from './attributes';

/** Text as it is: no styles, no links, no citations. Enter begins a line; Alt+Enter leaves. */
export const CodeBlock = Node.create({
  name: 'codeBlock',
  group: 'textBlock block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  addAttributes: () => ({
    language: { default: null, rendered: false },
    origin: textOrigin,
    other: otherKeys,
  }),
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
  renderHTML: () => ['pre', { spellcheck: 'false' }, ['code', 0]],
  addKeyboardShortcuts() {
    return {
      'Mod-Alt-c': () => this.editor.commands.toggleNode(this.name, 'paragraph'),
      Enter: ({ editor }) => editor.isActive(this.name) && editor.commands.newlineInCode(),
    };
  },
  addInputRules() {
    return [textblockTypeInputRule({ find: /^```\s$/, type: this.type })];
  },
});
