import { Typography } from '@strapi/design-system';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { useEffect, useState } from 'react';
import { writingWords } from '../../words/writing';

/** Silent reading of English non-fiction, Brysbaert (2019), doi:10.1016/j.jml.2019.104047. */
const WORDS_A_MINUTE = 238;

/** Words are what spaces separate; citations are none. */
export function countWords(doc: Node): number {
  const text = doc.textBetween(0, doc.content.size, ' ', (leaf) => (leaf.type.name === 'hardBreak' ? ' ' : ''));
  return text.split(/\s+/).filter(Boolean).length;
}

export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / WORDS_A_MINUTE));

/** To count a long text takes milliseconds, which no key should wait for. */
const WAIT_MS = 300;

/** How many words the text has, counted when typing pauses. */
function useWordCount(editor: Editor): number {
  const [count, setCount] = useState(() => countWords(editor.state.doc));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setCount(countWords(editor.state.doc)), WAIT_MS);
    };
    // A form's value may take the place of the document without an “update”.
    editor.on('transaction', changed);
    return () => {
      clearTimeout(timer);
      editor.off('transaction', changed);
    };
  }, [editor]);
  return count;
}

/** How long the text is, in words and in minutes. */
export function WordCount({ editor }: { editor: Editor }) {
  const count = useWordCount(editor);
  return (
    <Typography variant="pi" textColor="neutral600">
      {writingWords.words(count)}
      {count > 0 && ` · ${writingWords.readMinutes(readingMinutes(count))}`}
    </Typography>
  );
}
