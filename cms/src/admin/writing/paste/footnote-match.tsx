import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { Editor } from '@tiptap/core';
import { pasteWords as words } from '../../words/paste';
import { SourceLine } from '../citations/use-source-choices';
import { writingApi } from '../citations/writing-api';
import { citeInstead, settleReferences } from './footnotes-in-document';
import type { Footnote } from './pasted';
import { identifierIn, searchWords } from './search-words';

interface MatchProps {
  editor: Editor;
  footnote: Footnote;
  onNewSource(query: string, cite: (citeKey: string) => void): void;
  onSettled(): void;
}

/** One footnote: its text, the source that it may be, and what to do with it. Nothing is cited until the editor says so. */
export function FootnoteMatch({ editor, footnote, onNewSource, onSettled }: MatchProps) {
  const query = identifierIn(footnote) ?? searchWords(footnote.text);
  const { currentData } = writingApi.useSearchSourcesQuery({ words: query }, { skip: !query });
  const source = currentData?.sources[0];
  const settle = (act: () => void) => {
    act();
    onSettled();
  };
  return (
    <Box paddingTop={3} paddingBottom={1} data-footnote={footnote.label}>
      <Typography tag="p">
        <strong>[{footnote.label}]</strong> {footnote.text || words.withoutText}
      </Typography>
      {source && (
        <Box paddingTop={2} paddingLeft={4}>
          <SourceLine source={source} />
        </Box>
      )}
      <Flex gap={2} wrap="wrap" paddingTop={2}>
        {source && (
          <Button size="S" onClick={() => settle(() => citeInstead(editor, footnote.id, source.citeKey))}>
            {words.cite}
          </Button>
        )}
        <Button
          size="S"
          variant="secondary"
          onClick={() =>
            onNewSource(identifierIn(footnote) ?? footnote.text, (citeKey) =>
              settle(() => citeInstead(editor, footnote.id, citeKey)),
            )
          }
        >
          {words.create}
        </Button>
        <Button size="S" variant="tertiary" onClick={() => settle(() => settleReferences(editor, footnote.id, 'text'))}>
          {words.keepAsText}
        </Button>
        <Button
          size="S"
          variant="tertiary"
          onClick={() => settle(() => settleReferences(editor, footnote.id, 'remove'))}
        >
          {words.remove}
        </Button>
      </Flex>
    </Box>
  );
}
