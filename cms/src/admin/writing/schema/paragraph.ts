import { Node } from '@tiptap/core';
import { otherKeys, textOrigin } from './attributes';

export const Paragraph = Node.create({
  name: 'paragraph',
  priority: 1000,
  group: 'textBlock block',
  content: 'inline*',
  addAttributes: () => ({ origin: textOrigin, other: otherKeys }),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', { dir: 'auto' }, 0],
  addKeyboardShortcuts() {
    return { 'Mod-Alt-0': () => this.editor.commands.setNode(this.name) };
  },
});
