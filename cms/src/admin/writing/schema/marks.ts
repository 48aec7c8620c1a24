import { isFollowable } from '@patient-press/shared/followable';
import { type Editor, Mark, markInputRule } from '@tiptap/core';

interface Style {
  name: string;
  tag: string;
  tags: readonly string[];
  key?: string;
  inputRule?: RegExp;
}

/** Below the line, or above: a stored text may say both, an editor chooses one. */
const opposite: Record<string, string> = { subscript: 'superscript', superscript: 'subscript' };

export const toggleStyle = (editor: Editor, name: string): boolean => {
  const chain = editor.chain().focus();
  return (opposite[name] ? chain.unsetMark(opposite[name]) : chain).toggleMark(name).run();
};

const style = ({ name, tag, tags, key, inputRule }: Style) =>
  Mark.create({
    name,
    parseHTML: () => tags.map((one) => ({ tag: one })),
    renderHTML: () => [tag, 0],
    addKeyboardShortcuts() {
      return key ? { [key]: () => toggleStyle(this.editor, this.name) } : {};
    },
    addInputRules() {
      return inputRule ? [markInputRule({ find: inputRule, type: this.type })] : [];
    },
  });

const before = String.raw`(?:^|\s|[(“"])`;

export const Bold = style({
  name: 'bold',
  tag: 'strong',
  tags: ['strong', 'b'],
  key: 'Mod-b',
  inputRule: new RegExp(String.raw`${before}(\*\*(?!\s)([^*]+?)\*\*)$`),
});
export const Italic = style({
  name: 'italic',
  tag: 'em',
  tags: ['em', 'i'],
  key: 'Mod-i',
  inputRule: new RegExp(String.raw`${before}([*_](?![\s*_])([^*_]+?)[*_])$`),
});
export const Underline = style({ name: 'underline', tag: 'u', tags: ['u'] });
export const Strikethrough = style({
  name: 'strikethrough',
  tag: 's',
  tags: ['s', 'del'],
  key: 'Mod-Shift-x',
  inputRule: new RegExp(String.raw`${before}(~~(?!\s)([^~]+?)~~)$`),
});
export const Code = style({
  name: 'code',
  tag: 'code',
  tags: ['code'],
  key: 'Mod-e',
  inputRule: new RegExp(String.raw`${before}(\x60([^\x60]+?)\x60)$`),
});
export const Subscript = style({
  name: 'subscript',
  tag: 'sub',
  tags: ['sub'],
  key: 'Mod-,',
});
export const Superscript = style({
  name: 'superscript',
  tag: 'sup',
  tags: ['sup'],
  key: 'Mod-.',
});

/** A link to a URL, or to a document, whose path at the time is in `url`. */
export const Link = Mark.create({
  name: 'link',
  // Links come before all other marks, as they are outermost in what is stored.
  priority: 1000,
  inclusive: false,
  addAttributes: () => ({
    url: {
      default: '',
      parseHTML: (element) => element.getAttribute('data-url') ?? element.getAttribute('href') ?? '',
      // What was stored or pasted may be a script: it is held, and is no link that can be clicked.
      renderHTML: ({ url }) => (isFollowable(String(url)) ? { href: String(url) } : { 'data-url': String(url) }),
    },
    documentId: {
      default: null,
      parseHTML: (element) => element.getAttribute('data-document'),
      renderHTML: ({ documentId }) => (documentId ? { 'data-document': String(documentId) } : {}),
    },
    contentType: {
      default: null,
      parseHTML: (element) => element.getAttribute('data-content-type'),
      renderHTML: ({ contentType }) => (contentType ? { 'data-content-type': String(contentType) } : {}),
    },
    other: { default: null, rendered: false, parseHTML: () => null },
  }),
  parseHTML: () => [{ tag: 'a[href]' }, { tag: 'a[data-url]' }],
  renderHTML: ({ HTMLAttributes }) => ['a', HTMLAttributes, 0],
});

/** Keys of a stored text that this version doesn't know. */
export const Other = Mark.create({
  name: 'other',
  excludes: '',
  addAttributes: () => ({ keys: { default: null, rendered: false } }),
  parseHTML: () => [],
  renderHTML: () => ['span', 0],
});
