import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import type { RefObject } from 'react';
import { blockWords, writingWords } from '../../words/writing';
import { CitationPicker, knownByNumber, NumberPicker } from '../citations/citation-picker';
import { type Choice, Choices, type KeyTaker } from './choices';
import { matching } from './insertable';
import { Popover } from './popover';
import { triggerKey } from './trigger';

interface TriggerMenuProps {
  editor: Editor;
  container: RefObject<HTMLElement | null>;
  /** The components that the zone may have. */
  allowed: readonly string[];
  onKeys(take: KeyTaker | null): void;
  onNewSource(query: string, range: { from: number; to: number }): void;
}

/** Blocks that can be inserted, by what was typed of their names. */
export function insertChoices(
  editor: Editor,
  { query, allowed, before }: { query: string; allowed: readonly string[]; before(): void },
): Choice[] {
  return matching(query, allowed).map(({ id, insert }) => ({
    id,
    content: blockWords[id].label,
    choose() {
      before();
      insert(editor);
    },
  }));
}

/** The menu that completes what is being typed: a block after `/`, a source after `@`. */
export function TriggerMenu({ editor, container, allowed, onKeys, onNewSource }: TriggerMenuProps) {
  const trigger = useEditorState({ editor, selector: () => triggerKey.getState(editor.state)?.trigger ?? null });
  if (!trigger) return null;
  const picker = { editor, trigger, onKeys, onNewSource };
  const inserts = () =>
    insertChoices(editor, {
      query: trigger.query,
      allowed,
      before: () => editor.view.dispatch(editor.state.tr.delete(trigger.from, trigger.to)),
    });
  // A sentence after a slash is no search: the menu goes when nothing is like it.
  if (trigger.kind === 'insert' && matching(trigger.query, allowed).length === 0) return null;
  if (trigger.kind === 'number' && !knownByNumber(editor).has(Number(trigger.query))) return null;
  return (
    <Popover editor={editor} at={trigger.from} container={container}>
      {trigger.kind === 'cite' && <CitationPicker {...picker} />}
      {trigger.kind === 'number' && <NumberPicker {...picker} />}
      {trigger.kind === 'insert' && (
        <Choices
          label={writingWords.insertMenu}
          choices={inserts()}
          empty={writingWords.nothingFound}
          focused={editor.view.dom}
          onKeys={onKeys}
        />
      )}
    </Popover>
  );
}
