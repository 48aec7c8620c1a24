import { Flex, Typography } from '@strapi/design-system';
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { writingWords as words } from '../../words/writing';
import { Tool } from './tool-bar';

interface Heading {
  pos: number;
  level: number;
  text: string;
}

function headingsOf(editor: Editor): Heading[] {
  const headings: Heading[] = [];
  editor.state.doc.forEach((node, pos) => {
    if (node.type.name === 'heading') headings.push({ pos, level: Number(node.attrs.level), text: node.textContent });
  });
  return headings;
}

/** The headings of the text; each leads to its place. */
export function Outline({ editor }: { editor: Editor }) {
  const headings = useEditorState({ editor, selector: () => headingsOf(editor) });
  const go = (pos: number) => {
    const { tr } = editor.state;
    editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView());
    editor.view.focus();
  };
  if (headings.length === 0) return <Typography textColor="neutral600">{words.noHeadings}</Typography>;
  return (
    <Flex tag="nav" aria-label={words.outline} direction="column" alignItems="flex-start">
      {headings.map(({ pos, level, text }) => (
        <Tool key={pos} type="button" style={{ marginInlineStart: `${(level - 2) * 1.6}rem` }} onClick={() => go(pos)}>
          {text}
        </Tool>
      ))}
    </Flex>
  );
}
