import { readPlain, writePlain } from './inline';
import { attr, children, type Fields, isFields, type NodeJson, nodeOf } from './node-json';
import { isTextBlock, readTextBlocks, UnreadableError, writeTextBlocks } from './text-blocks';

/** A component of the zone, as Strapi's form has it: with its type, its id once it is stored, and a key of the form's own. */
export interface Component extends Fields {
  __component: string;
}

export const isComponent = (value: unknown): value is Component =>
  isFields(value) && typeof value.__component === 'string';

/** How a kind of component becomes a node, and what of the component the node says. */
export interface ComponentKind {
  component: string;
  node: string;
  /** @throws UnreadableError for a value that this version can't show. */
  read(component: Fields, origin: string): { attrs: Fields; content: NodeJson[] };
  /** The fields that the node stands for; all others stay as they were `before`. */
  write(node: NodeJson, before: Fields, origin: string | null): Fields;
}

/** A text as it is written when it is empty: as it was, if it was empty before. */
const textOf = (node: NodeJson | undefined, before: unknown, empty: '' | null): unknown => {
  const text = writePlain(children(node));
  if (text) return text;
  return before === '' || before === null ? before : empty;
};

/** Texts in which no source is cited: what looks like a mark is printed as it is. */
const uncited = new Set(['figureCredit', 'figureAlt', 'pullQuoteAttribution']);

const textNode = (type: string, text: unknown): NodeJson => {
  if (text === null || text === undefined) return nodeOf(type, null);
  if (typeof text !== 'string') throw new UnreadableError(`What belongs in ${type} is no text.`);
  return nodeOf(type, null, readPlain(text, !uncited.has(type)));
};

const childOf = (node: NodeJson, type: string) => children(node).find((child) => child.type === type);

/** The parts of a component, such as key points, each with a mark of where it came from. */
function readParts(value: unknown, origin: string, read: (part: Fields, origin: string) => NodeJson): NodeJson[] {
  if (!Array.isArray(value) || !value.every(isFields)) throw new UnreadableError('The parts of a block are no list.');
  return value.map((part, index) => read(part, `${origin}/${index}`));
}

/**
 * Writes parts, each over what it was before. A part that was copied, or came from another block, is new.
 * @param write the fields of one part, over those it had.
 */
function writeParts(
  nodes: readonly NodeJson[],
  { stored, origin }: { stored: unknown; origin: string | null },
  write: (node: NodeJson, before: Fields) => Fields,
): Fields[] {
  const befores = Array.isArray(stored) ? stored.filter(isFields) : [];
  const byOrigin = new Map(befores.map((part, index) => [`${origin}/${index}`, part]));
  return nodes.map((node, index) => {
    const key = String(attr(node, 'origin'));
    const before = byOrigin.get(key);
    byOrigin.delete(key);
    return { ...(before ?? { __temp_key__: `new:${index}` }), ...write(node, before ?? {}) };
  });
}

/** Two parts at least are needed for a list to be one: a block without any begins with an empty one. */
const orOne = (nodes: NodeJson[], empty: NodeJson) => (nodes.length > 0 ? nodes : [empty]);

const figure: ComponentKind = {
  component: 'body.figure',
  node: 'figure',
  read(component) {
    const inner = component.figure ?? {};
    if (!isFields(inner)) throw new UnreadableError('A figure is no object.');
    const { image = null, alt, caption, credit } = inner;
    return {
      attrs: { image },
      content: [textNode('figureCaption', caption), textNode('figureCredit', credit), textNode('figureAlt', alt)],
    };
  },
  write(node, before) {
    const inner = isFields(before.figure) ? before.figure : {};
    const image = attr(node, 'image');
    // A pasted picture is on its way to the media library.
    const isThere = image && !(isFields(image) && 'pasted' in image);
    return {
      figure: {
        ...inner,
        image: isThere ? image : null,
        alt: textOf(childOf(node, 'figureAlt'), inner.alt, ''),
        caption: textOf(childOf(node, 'figureCaption'), inner.caption, null),
        credit: textOf(childOf(node, 'figureCredit'), inner.credit, null),
      },
    };
  },
};

const pullQuote: ComponentKind = {
  component: 'body.pull-quote',
  node: 'pullQuote',
  read: ({ text, attribution }) => ({
    attrs: {},
    content: [textNode('pullQuoteText', text), textNode('pullQuoteAttribution', attribution)],
  }),
  write: (node, before) => ({
    text: textOf(childOf(node, 'pullQuoteText'), before.text, ''),
    attribution: textOf(childOf(node, 'pullQuoteAttribution'), before.attribution, null),
  }),
};

const keyPoint = (origin: string | null, text: unknown): NodeJson => ({
  ...textNode('keyPoint', text),
  attrs: { origin },
});

const keyPoints: ComponentKind = {
  component: 'body.key-points',
  node: 'keyPoints',
  read: ({ points }, origin) => ({
    attrs: {},
    content: orOne(
      readParts(points ?? [], origin, (point, at) => keyPoint(at, point.text)),
      keyPoint(null, ''),
    ),
  }),
  write: (node, before, origin) => ({
    points: writeParts(children(node), { stored: before.points, origin }, (point, was) => ({
      text: textOf(point, was.text, ''),
    })),
  }),
};

const cellAttrs = { colspan: 1, rowspan: 1, colwidth: null };

function readRows(rows: unknown): NodeJson[] {
  const isGrid =
    Array.isArray(rows) &&
    rows.length > 0 &&
    rows.every(
      (row) =>
        Array.isArray(row) &&
        row.length > 0 &&
        row.length === rows[0].length &&
        row.every((cell) => typeof cell === 'string'),
    );
  if (!isGrid) throw new UnreadableError('A table is no grid of texts.');
  return rows.map((row: string[]) =>
    nodeOf(
      'tableRow',
      null,
      row.map((cell) => nodeOf('tableCell', cellAttrs, readPlain(cell, true))),
    ),
  );
}

const table: ComponentKind = {
  component: 'body.table',
  node: 'tableBlock',
  read: ({ caption, headerRow = null, rows }) => ({
    attrs: { headerRow },
    content: [textNode('tableCaption', caption), nodeOf('table', null, readRows(rows))],
  }),
  write: (node, before) => ({
    caption: textOf(childOf(node, 'tableCaption'), before.caption, ''),
    headerRow: attr(node, 'headerRow'),
    rows: children(childOf(node, 'table')).map((row) => children(row).map((cell) => writePlain(children(cell)))),
  }),
};

const readQuestion = (question: Fields, origin: string | null): NodeJson =>
  nodeOf('question', { origin }, [
    textNode('questionText', question.question),
    nodeOf('answer', null, readTextBlocks(question.answer, null)),
  ]);

const questions: ComponentKind = {
  component: 'body.questions',
  node: 'questions',
  read: ({ items }, origin) => ({
    attrs: {},
    content: orOne(readParts(items ?? [], origin, readQuestion), readQuestion({}, null)),
  }),
  write: (node, before, origin) => ({
    items: writeParts(children(node), { stored: before.items, origin }, (question, was) => ({
      question: textOf(childOf(question, 'questionText'), was.question, ''),
      answer: writeTextBlocks(children(childOf(question, 'answer')).filter(isTextBlock), was.answer),
    })),
  }),
};

const banner: ComponentKind = {
  component: 'body.banner',
  node: 'banner',
  read: ({ placement }) => ({ attrs: { placement: placement ?? null }, content: [] }),
  write: (node) => ({ placement: attr(node, 'placement') }),
};

const guideOffer: ComponentKind = {
  component: 'body.guide-offer',
  node: 'guideOffer',
  read: ({ guide }) => ({ attrs: { guide: guide ?? null }, content: [] }),
  write: (node) => ({ guide: attr(node, 'guide') }),
};

/** Every component but the rich text, which is written right into the document. */
export const componentKinds: readonly ComponentKind[] = [
  figure,
  pullQuote,
  keyPoints,
  table,
  questions,
  banner,
  guideOffer,
];
