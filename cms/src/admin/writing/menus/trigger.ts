import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';

/** What someone has begun to type that a menu can complete. */
export interface Trigger {
  kind: 'insert' | 'cite' | 'number';
  /** What was typed, in the document. */
  from: number;
  to: number;
  /** What is looked for: `nak` of `[@nak`, a DOI, or the number of `[1]`. */
  query: string;
}

interface State {
  trigger: Trigger | null;
  /** Where a menu was closed with Esc: it stays closed there. */
  dismissed: number | null;
}

export const triggerKey = new PluginKey<State>('trigger');

/** Longer searches than this are sentences. */
const MOST = 60;

const patterns: { kind: Trigger['kind']; find: RegExp }[] = [
  { kind: 'insert', find: /(?:^|\s)(\/([\p{L}\p{N} ]{0,20}))$/u },
  { kind: 'cite', find: /((?:\[@|(?<=^|[\s(“"\ufffc])@)([^[\]@\n]{0,60}))$/ },
  { kind: 'cite', find: /((?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s?|\b)(10\.\d{4,9}\/\S*[\p{L}\p{N}]))$/u },
  { kind: 'number', find: /(\[(\d{1,3})\])$/ },
];

function findTrigger({ selection, schema }: EditorState): Trigger | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
  if ($from.marks().some(({ type }) => type.name === 'code')) return null;
  const start = Math.max(0, $from.parentOffset - MOST);
  const before = $from.parent.textBetween(start, $from.parentOffset, null, '\ufffc');
  const { citation } = schema.nodes;
  const canCite = citation && $from.parent.canReplaceWith($from.index(), $from.index(), citation);
  for (const { kind, find } of patterns) {
    const [, typed, query] = find.exec(before) ?? [];
    if (typed === undefined || query === undefined) continue;
    if (kind === 'insert' ? $from.parent.type.name !== 'paragraph' : !canCite) continue;
    return { kind, from: $from.pos - typed.length, to: $from.pos, query: query.trim() };
  }
  return null;
}

interface Options {
  /** A key that was pressed while a menu may be open. @returns whether the menu took it. */
  onKey(event: KeyboardEvent): boolean;
}

/** Notices what menus complete: `/`, `@`, `[@`, a DOI and `[1]`. The menus are in React; they read this state. */
export const Triggers = Extension.create<Options>({
  name: 'triggers',
  priority: 300,
  addOptions: () => ({ onKey: () => false }),
  addProseMirrorPlugins() {
    const { onKey } = this.options;
    return [
      new Plugin<State>({
        key: triggerKey,
        state: {
          init: () => ({ trigger: null, dismissed: null }),
          apply(tr, state, _before, now) {
            if (tr.getMeta(triggerKey) === 'dismiss') return { trigger: null, dismissed: state.trigger?.from ?? null };
            if (!tr.docChanged && !tr.selectionSet) return state;
            // A menu opens because something was typed, not because the cursor came by.
            const trigger = tr.docChanged || state.trigger ? findTrigger(now) : null;
            const dismissed = state.dismissed === null ? null : tr.mapping.map(state.dismissed, -1);
            if (!trigger) return { trigger, dismissed: null };
            return { trigger: trigger.from === dismissed ? null : trigger, dismissed };
          },
        },
        props: {
          handleKeyDown: (view, event) => (triggerKey.getState(view.state)?.trigger ? onKey(event) : false),
        },
      }),
    ];
  },
});
