import { Node, textblockTypeInputRule } from '@tiptap/core';
import { otherKeys, textOrigin } from './attributes';

/** The levels that editors choose from: the page's title is its only heading of level 1. Others are shown as stored. */
export const headingLevels = [2, 3, 4] as const;

export const Heading = Node.create({
  name: 'heading',
  group: 'textBlock block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    level: { default: 2, rendered: false },
    origin: textOrigin,
    other: otherKeys,
  }),
  parseHTML: () =>
    [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      attrs: { level: Math.min(4, Math.max(2, level)) },
    })),
  renderHTML: ({ node }) => [`h${node.attrs.level}`, { dir: 'auto' }, 0],
  addKeyboardShortcuts() {
    return Object.fromEntries(
      headingLevels.map((level) => [
        `Mod-Alt-${level}`,
        () => this.editor.commands.toggleNode(this.name, 'paragraph', { level }),
      ]),
    );
  },
  addInputRules() {
    return headingLevels.map((level) =>
      textblockTypeInputRule({
        find: level === 2 ? /^#{1,2}\s$/ : new RegExp(`^#{${level}}\\s$`),
        type: this.type,
        getAttributes: { level },
      }),
    );
  },
});
