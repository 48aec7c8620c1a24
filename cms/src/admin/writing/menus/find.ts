import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export interface Match {
  from: number;
  to: number;
}

interface State {
  words: string;
  matches: readonly Match[];
}

export const findKey = new PluginKey<State>('find');

/** Where words are in the document, whatever their case. A match never spans two blocks. */
export function findMatches(doc: Node, words: string): Match[] {
  if (!words) return [];
  const searched = words.toLowerCase();
  const matches: Match[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, null, '\ufffc').toLowerCase();
    for (let at = text.indexOf(searched); at >= 0; at = text.indexOf(searched, at + searched.length)) {
      matches.push({ from: pos + 1 + at, to: pos + 1 + at + searched.length });
    }
    return false;
  });
  return matches;
}

/** Replaces matches, the last first, so that the places of the others stay true. What is replaced keeps its style. */
export function replaceMatches(tr: Transaction, matches: readonly Match[], text: string): Transaction {
  for (const { from, to } of matches.toReversed()) {
    const marks = tr.doc.resolve(from).marksAcross(tr.doc.resolve(to)) ?? [];
    if (text) tr.replaceWith(from, to, tr.doc.type.schema.text(text, marks));
    else tr.delete(from, to);
  }
  return tr;
}

/** The match after a place, or before it, going round at the ends. */
export function nextMatch(matches: readonly Match[], from: number, direction: -1 | 1): number {
  const at =
    direction > 0
      ? matches.findIndex((match) => match.from > from)
      : matches.findLastIndex((match) => match.from < from);
  return at >= 0 ? at : direction > 0 ? 0 : matches.length - 1;
}

export const selectMatch = (tr: Transaction, { from, to }: Match): Transaction =>
  tr.setSelection(TextSelection.create(tr.doc, from, to)).scrollIntoView();

/** Marks what “Find and replace” finds. */
export const Find = Extension.create({
  name: 'find',
  addProseMirrorPlugins: () => [
    new Plugin<State>({
      key: findKey,
      state: {
        init: () => ({ words: '', matches: [] }),
        apply(tr, state) {
          const words: string = tr.getMeta(findKey) ?? state.words;
          if (words === state.words && (!tr.docChanged || !words)) return state;
          return { words, matches: findMatches(tr.doc, words) };
        },
      },
      props: {
        decorations(state) {
          const matches = findKey.getState(state)?.matches ?? [];
          if (matches.length === 0) return null;
          return DecorationSet.create(
            state.doc,
            matches.map(({ from, to }) => Decoration.inline(from, to, { class: 'found' })),
          );
        },
      },
    }),
  ],
});
