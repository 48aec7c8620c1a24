import { splitAtMarks } from './marks-in-text';
import { attr, type Fields, isFields, isSameJson, type MarkJson, type NodeJson } from './node-json';

/** The styles of a text that Strapi's blocks have as keys, and two that are ours; in the order in which they are written. */
export const styles = ['bold', 'italic', 'underline', 'strikethrough', 'code', 'subscript', 'superscript'] as const;
type Style = (typeof styles)[number];

/** All marks of the field, in the order in which ProseMirror sorts them. */
export const markOrder = ['link', ...styles, 'other'] as const;

const textKeys = new Set<string>(['type', 'text', ...styles]);
const linkKeys = new Set<string>(['type', 'url', 'documentId', 'contentType', 'children']);

const restOf = (fields: Fields, known: Set<string>): Fields | null => {
  const rest = Object.entries(fields).filter(([key]) => !known.has(key));
  return rest.length > 0 ? Object.fromEntries(rest) : null;
};

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);

/** The nodes of a text: a line break for each `\n`, and a chip for each citation, though not in code. */
function readText(text: string, marks: MarkJson[], canCite: boolean): NodeJson[] {
  const withMarks = marks.length > 0 ? { marks } : {};
  return (canCite ? splitAtMarks(text) : [text]).flatMap((piece): NodeJson[] => {
    if (typeof piece !== 'string') return [{ type: 'citation', attrs: { mark: piece.mark }, ...withMarks }];
    return piece
      .split('\n')
      .flatMap((line, index) => [
        ...(index > 0 ? [{ type: 'hardBreak', ...withMarks }] : []),
        ...(line ? [{ type: 'text', ...withMarks, text: line }] : []),
      ]);
  });
}

function readTextNode(node: Fields, outer: MarkJson[]): NodeJson[] {
  const other = restOf(node, textKeys);
  const marks: MarkJson[] = [
    ...outer,
    ...styles.filter((style) => node[style] === true).map((type) => ({ type })),
    ...(other ? [{ type: 'other', attrs: { keys: other } }] : []),
  ];
  return readText(typeof node.text === 'string' ? node.text : '', marks, node.code !== true);
}

const readLink = (node: Fields): MarkJson => ({
  type: 'link',
  attrs: {
    url: typeof node.url === 'string' ? node.url : '',
    documentId: textOrNull(node.documentId),
    contentType: textOrNull(node.contentType),
    other: restOf(node, linkKeys),
  },
});

/** Texts with the same marks become one, as ProseMirror has them. */
export function joinTexts(nodes: NodeJson[]): NodeJson[] {
  const joined: NodeJson[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text' && isSameJson(last.marks, node.marks)) {
      joined[joined.length - 1] = { ...last, text: `${last.text}${node.text}` };
    } else joined.push(node);
  }
  return joined;
}

/** Reads a running text of Strapi's blocks: texts and links. */
export const readInlines = (inlines: readonly unknown[]): NodeJson[] =>
  joinTexts(
    inlines.filter(isFields).flatMap((inline) => {
      if (inline.type !== 'link') return readTextNode(inline, []);
      const link = readLink(inline);
      return (Array.isArray(inline.children) ? inline.children : [])
        .filter(isFields)
        .flatMap((child) => readTextNode(child, [link]));
    }),
  );

/** Reads a text that has no styles, such as a caption. @param canCite false for credits and alt texts. */
export const readPlain = (text: string, canCite: boolean): NodeJson[] => readText(text, [], canCite);

const storedText = (node: NodeJson): string => {
  if (node.type === 'hardBreak') return '\n';
  return node.type === 'citation' ? String(attr(node, 'mark')) : (node.text ?? '');
};

/**
 * Writes a text that has no styles. After a backslash a mark would be printed as typed: a space comes between.
 */
export const writePlain = (nodes: readonly NodeJson[]): string =>
  nodes.reduce(
    (text, node) => text + (node.type === 'citation' && text.endsWith('\\') ? ' ' : '') + storedText(node),
    '',
  );

interface TextFields extends Fields {
  type: 'text';
  text: string;
}

function writeStyles(node: NodeJson): Fields {
  const marks = node.marks ?? [];
  const has = (style: Style) => marks.some(({ type }) => type === style);
  const other = marks.find(({ type }) => type === 'other')?.attrs?.keys;
  const written = styles.filter((style) => has(style) && !(style === 'code' && node.type === 'citation'));
  return { ...Object.fromEntries(written.map((style) => [style, true])), ...(isFields(other) && other) };
}

function writeTexts(nodes: readonly NodeJson[]): TextFields[] {
  const texts: TextFields[] = [];
  for (const node of nodes) {
    const looks = writeStyles(node);
    const text = storedText(node);
    const last = texts.at(-1);
    const { type: _, text: before, ...looksBefore } = last ?? { type: 'text', text: '' };
    const wouldBeTyped = node.type === 'citation' && before.endsWith('\\');
    if (last && isSameJson(looks, looksBefore) && !wouldBeTyped) last.text += text;
    else texts.push({ type: 'text', text, ...looks });
  }
  return texts.length > 0 ? texts : [{ type: 'text', text: '' }];
}

const linkOf = (node: NodeJson): MarkJson | undefined => node.marks?.find(({ type }) => type === 'link');

function writeLink({ attrs = {} }: MarkJson, nodes: readonly NodeJson[]): Fields {
  const { url, documentId, contentType, other } = attrs;
  return {
    type: 'link',
    url,
    ...(documentId !== null && { documentId }),
    ...(contentType !== null && { contentType }),
    ...(isFields(other) && other),
    children: writeTexts(nodes),
  };
}

/** Writes a running text of Strapi's blocks, which has at least one text. */
export function writeInlines(nodes: readonly NodeJson[]): Fields[] {
  const runs: { link: MarkJson | undefined; nodes: NodeJson[] }[] = [];
  for (const node of nodes) {
    const link = linkOf(node);
    const last = runs.at(-1);
    if (last && isSameJson(last.link, link)) last.nodes.push(node);
    else runs.push({ link, nodes: [node] });
  }
  if (runs.length === 0) return writeTexts([]);
  return runs.flatMap((run) => (run.link ? [writeLink(run.link, run.nodes)] : writeTexts(run.nodes)));
}
