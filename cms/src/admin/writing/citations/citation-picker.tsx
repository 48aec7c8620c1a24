import { formatCitationMark } from '@patient-press/shared/citation-marks';
import type { Editor } from '@tiptap/core';
import { citationWords as words } from '../../words/writing';
import type { CitedSource } from '../answers';
import { annotationsKey } from '../field/annotations';
import { Choices, type KeyTaker } from '../menus/choices';
import type { Trigger } from '../menus/trigger';
import { numberKeys } from './numbers';
import { SourceLine, useSourceChoices } from './use-source-choices';

/** Puts a citation in place of what was typed. */
export function insertCitation(editor: Editor, { from, to }: { from: number; to: number }, citeKey: string): void {
  const mark = formatCitationMark({ items: [{ key: citeKey, place: null }] });
  const { doc } = editor.state;
  const hasBracket = doc.textBetween(to, Math.min(to + 1, doc.resolve(to).end())) === ']';
  editor
    .chain()
    .focus()
    .insertContentAt({ from, to: hasBracket ? to + 1 : to }, { type: 'citation', attrs: { mark } })
    .run();
}

/** The cited sources that the cms knows, by the numbers that they will have. */
export function knownByNumber(editor: Editor): Map<number, CitedSource> {
  const marks: string[] = [];
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'citation') marks.push(String(node.attrs.mark));
  });
  const sources = annotationsKey.getState(editor.state)?.sources;
  return new Map(
    [...numberKeys(marks)].flatMap(([key, number]) => {
      const source = sources?.get(key);
      return source ? [[number, source] as const] : [];
    }),
  );
}

interface PickerProps {
  editor: Editor;
  trigger: Trigger;
  onKeys(take: KeyTaker | null): void;
  onNewSource(words: string, range: { from: number; to: number }): void;
}

/** Searches sources for what was typed after `@`, or for a DOI. */
export function CitationPicker({ editor, trigger, onKeys, onNewSource }: PickerProps) {
  const found = useSourceChoices(trigger.query, {
    onChoose: ({ citeKey }) => insertCitation(editor, trigger, citeKey),
    onNew: (query) => onNewSource(query, trigger),
  });
  return <Choices {...found} label={words.picker} focused={editor.view.dom} onKeys={onKeys} />;
}

/** `[1]` is plain text: an editor who types it is offered the source that has the number. */
export function NumberPicker({ editor, trigger, onKeys }: Omit<PickerProps, 'onNewSource'>) {
  const number = Number(trigger.query);
  const source = knownByNumber(editor).get(number);
  const choices = source
    ? [
        {
          id: source.documentId,
          content: (
            <>
              {words.typedNumber(number, source.citeKey)}
              <SourceLine source={source} />
            </>
          ),
          choose: () => insertCitation(editor, trigger, source.citeKey),
        },
      ]
    : [];
  return (
    <Choices label={words.picker} choices={choices} empty={words.none} focused={editor.view.dom} onKeys={onKeys} />
  );
}
