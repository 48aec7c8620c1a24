import { Node, wrappingInputRule } from '@tiptap/core';
import { origin, otherKeys } from './attributes';

const list = {
  group: 'textBlock list block',
  content: 'listItem+',
  addAttributes: () => ({ origin, other: otherKeys }),
};

export const BulletList = Node.create({
  ...list,
  name: 'bulletList',
  parseHTML: () => [{ tag: 'ul' }],
  renderHTML: () => ['ul', 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-8': () => this.editor.commands.toggleList(this.name, 'listItem') };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*([-*])\s$/, type: this.type })];
  },
});

export const OrderedList = Node.create({
  ...list,
  name: 'orderedList',
  parseHTML: () => [{ tag: 'ol' }],
  renderHTML: () => ['ol', 0],
  addKeyboardShortcuts() {
    return { 'Mod-Shift-7': () => this.editor.commands.toggleList(this.name, 'listItem') };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^1[.)]\s$/, type: this.type })];
  },
});

/** A line, and the lists below it. `isBare`: nothing but the lists is stored, as some other programs write it. */
export const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph list*',
  defining: true,
  addAttributes: () => ({ isBare: { default: false, rendered: false, keepOnSplit: false }, other: otherKeys }),
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    const isInList = () => this.editor.isActive(this.name);
    return {
      Enter: () => isInList() && this.editor.commands.splitListItem(this.name),
      Tab: () => isInList() && (this.editor.commands.sinkListItem(this.name) || true),
      'Shift-Tab': () => isInList() && (this.editor.commands.liftListItem(this.name) || true),
      Backspace: () => {
        const { $from, empty } = this.editor.state.selection;
        return empty && $from.parentOffset === 0 && isInList() && this.editor.commands.liftListItem(this.name);
      },
    };
  },
});
