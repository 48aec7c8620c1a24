import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { citationWords, limitWords, lineWords } from '../../words/writing';
import type { CitedSource } from '../answers';
import { itemsOf, numberKeys } from '../citations/numbers';
import { type KnownLinks, linkAttributes, linkOf } from '../links/link-state';

/** What is known of a source by its cite key: null means that there is none. */
export type KnownSources = ReadonlyMap<string, CitedSource | null>;

/** The most that a line, or the parts of a block, may have; from the content types' own schemas. */
export type Limits = ReadonlyMap<string, number>;

/** What the cms objected to, by the place of the block among those of the document, counted from 0. */
export type BlockErrors = ReadonlyMap<number, readonly string[]>;

interface Facts {
  sources: KnownSources;
  links: KnownLinks;
  limits: Limits;
  errors: BlockErrors;
}

interface State extends Facts {
  decorations: DecorationSet;
}

export const annotationsKey = new PluginKey<State>('annotations');

const nameOf = ({ authors, title, year }: CitedSource): string => [authors || title, year].filter(Boolean).join(', ');

/** What a chip says: the numbers that it will have, and its sources to those who can't see them. */
function citationAttributes(mark: string, numbers: Map<string, number>, sources: KnownSources) {
  const items = itemsOf(mark);
  const unknown = items.filter(({ key }) => sources.get(key) === null);
  const shown = items.map(({ key }) => numbers.get(key)).join(', ');
  const names = items.map(({ key, place }) => {
    const source = sources.get(key);
    const name = source === null ? citationWords.unknown(key) : source ? nameOf(source) : key;
    return place ? `${name} (${place})` : name;
  });
  const label = citationWords.numbered(shown, names.join('; '));
  return {
    class:
      unknown.length > 0
        ? 'is-unknown'
        : items.some(({ key }) => sources.get(key)?.retraction === 'retracted')
          ? 'is-retracted'
          : '',
    'data-number': shown,
    role: 'button',
    'aria-label': label,
    title: label,
  };
}

function lineAttributes(node: Node, limits: Limits): Record<string, string> {
  const name = node.type.name;
  const words = lineWords[name];
  if (!words) return {};
  const length = node.textBetween(
    0,
    node.content.size,
    '\n',
    (leaf) => leaf.type.spec.leafText?.(leaf) ?? String(leaf.attrs.mark ?? '\n'),
  ).length;
  const most = limits.get(name) ?? Number.POSITIVE_INFINITY;
  const count: Record<string, string> =
    length > most
      ? { class: 'is-too-long', 'data-count': limitWords.tooLong(length, most) }
      : length > most * 0.9
        ? { 'data-count': limitWords.nearlyFull(length, most) }
        : {};
  return {
    'data-label': words.label,
    // A key point is an item of a list, which says what it is.
    ...(name !== 'keyPoint' && { role: 'group', 'aria-label': words.label }),
    ...(node.content.size === 0 && { 'data-placeholder': words.placeholder }),
    ...count,
  };
}

function errorWidget(index: number, messages: readonly string[]): HTMLElement {
  const element = document.createElement('div');
  element.className = 'block-error';
  element.id = `writing-error-${index}`;
  element.setAttribute('role', 'alert');
  // Strapi, and our panel, scroll to what has this attribute.
  element.dataset.strapiFieldError = '';
  element.textContent = messages.join(' ');
  return element;
}

function errorDecorations(doc: Node, errors: BlockErrors): Decoration[] {
  const decorations: Decoration[] = [];
  doc.forEach((node, pos, index) => {
    const messages = errors.get(index);
    if (!messages) return;
    decorations.push(
      Decoration.node(pos, pos + node.nodeSize, { class: 'has-error' }),
      Decoration.widget(pos, () => errorWidget(index, messages), { side: -1, key: `${index} ${messages.join(' ')}` }),
    );
  });
  return decorations;
}

function decorate(doc: Node, { sources, links, limits, errors }: Facts): DecorationSet {
  const decorations = errorDecorations(doc, errors);
  const chips: { pos: number; node: Node }[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'citation') chips.push({ pos, node });
    const link = node.isText ? linkOf(node) : null;
    const look = link && linkAttributes(link, links, doc);
    if (look) decorations.push(Decoration.inline(pos, pos + node.nodeSize, look));
    const attributes = lineAttributes(node, limits);
    if (Object.keys(attributes).length > 0) decorations.push(Decoration.node(pos, pos + node.nodeSize, attributes));
    if (node.type.name === 'keyPoints' && node.childCount > (limits.get('keyPoints') ?? Number.POSITIVE_INFINITY)) {
      const count = limitWords.tooMany(node.childCount, limits.get('keyPoints') ?? 0);
      decorations.push(Decoration.node(pos, pos + node.nodeSize, { class: 'is-too-long', 'data-count': count }));
    }
    return !node.isTextblock || node.childCount > 0;
  });
  const numbers = numberKeys(chips.map(({ node }) => String(node.attrs.mark)));
  for (const { pos, node } of chips) {
    decorations.push(Decoration.node(pos, pos + 1, citationAttributes(String(node.attrs.mark), numbers, sources)));
  }
  return DecorationSet.create(doc, decorations);
}

/** What is shown on the text and isn't part of it: numbers of citations, where links lead, labels and limits of lines, errors of blocks. */
export const Annotations = Extension.create({
  name: 'annotations',
  addProseMirrorPlugins: () => [
    new Plugin<State>({
      key: annotationsKey,
      state: {
        init: (_config, { doc }) => {
          const facts = { sources: new Map(), links: new Map(), limits: new Map(), errors: new Map() };
          return { ...facts, decorations: decorate(doc, facts) };
        },
        apply(tr, state, _before, { doc }) {
          const news: Partial<Facts> | undefined = tr.getMeta(annotationsKey);
          if (!news && !tr.docChanged) return state;
          const facts = { ...state, ...news };
          return { ...facts, decorations: decorate(doc, facts) };
        },
      },
      props: { decorations: (state) => annotationsKey.getState(state)?.decorations },
    }),
  ],
});
