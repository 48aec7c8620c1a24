import { Button, Field, Flex, Typography } from '@strapi/design-system';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { findWords as words } from '../../words/writing';
import { findKey, nextMatch, replaceMatches, selectMatch } from './find';

/** Finds words in the text, and replaces them, one at a time or all. */
export function FindPanel({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const [searched, setSearched] = useState('');
  const [replacement, setReplacement] = useState('');
  const { matches, at } = useEditorState({
    editor,
    selector: () => {
      const found = findKey.getState(editor.state)?.matches ?? [];
      return { matches: found, at: found.findIndex(({ from }) => from === editor.state.selection.from) };
    },
  });
  useEffect(() => {
    editor.view.dispatch(editor.state.tr.setMeta(findKey, searched));
  }, [editor, searched]);
  useEffect(
    () => () => {
      if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(findKey, ''));
    },
    [editor],
  );
  const go = (direction: -1 | 1) => {
    const match = matches[nextMatch(matches, editor.state.selection.from, direction)];
    if (match) editor.view.dispatch(selectMatch(editor.state.tr, match));
  };
  const replaceOne = () => {
    const match = matches[at];
    if (!match) return go(1);
    editor.view.dispatch(replaceMatches(editor.state.tr, [match], replacement));
    go(1);
  };
  return (
    <Flex
      gap={2}
      wrap="wrap"
      alignItems="flex-end"
      role="search"
      onKeyDown={(event: React.KeyboardEvent) => {
        if (event.key === 'Escape') onClose();
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        go(event.shiftKey ? -1 : 1);
      }}
    >
      <Field.Root>
        <Field.Label>{words.find}</Field.Label>
        <Field.Input
          autoFocus
          value={searched}
          onChange={({ target }: React.ChangeEvent<HTMLInputElement>) => setSearched(target.value)}
        />
      </Field.Root>
      <Field.Root>
        <Field.Label>{words.replace}</Field.Label>
        <Field.Input
          value={replacement}
          onChange={({ target }: React.ChangeEvent<HTMLInputElement>) => setReplacement(target.value)}
        />
      </Field.Root>
      <Typography role="status">{searched && words.matches(at + 1, matches.length)}</Typography>
      <Button size="S" variant="tertiary" onClick={() => go(-1)}>
        {words.previous}
      </Button>
      <Button size="S" variant="tertiary" onClick={() => go(1)}>
        {words.next}
      </Button>
      <Button size="S" variant="secondary" disabled={matches.length === 0} onClick={replaceOne}>
        {words.replaceOne}
      </Button>
      <Button
        size="S"
        variant="secondary"
        disabled={matches.length === 0}
        onClick={() => editor.view.dispatch(replaceMatches(editor.state.tr, matches, replacement))}
      >
        {words.replaceAll}
      </Button>
      <Button size="S" variant="tertiary" onClick={onClose}>
        {words.close}
      </Button>
    </Flex>
  );
}
