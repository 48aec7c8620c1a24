import { Button, Flex, Typography } from '@strapi/design-system';
import type { Editor } from '@tiptap/core';
import { pasteWords as words } from '../../words/paste';
import { FootnoteMatch } from './footnote-match';
import type { AfterPaste } from './use-pasted';

interface NoticeProps {
  editor: Editor;
  after: AfterPaste;
  /** Opens the form for a new source; what is cited then goes where the footnote was. */
  onNewSource(query: string, cite: (citeKey: string) => void): void;
}

/** Above the text after a paste: what was left out, pictures on their way, and footnotes that may be sources. */
export function PasteNotice({ editor, after, onNewSource }: NoticeProps) {
  const { last, footnotes, uploading, failed } = after;
  const summary = last && words.summary(last);
  if (!summary && uploading === 0 && failed === 0 && footnotes.length === 0) return null;
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={3}
      padding={4}
      background="primary100"
      borderColor="primary200"
      hasRadius
      data-paste-notice
    >
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4}>
        <Flex direction="column" alignItems="flex-start" gap={1} role="status">
          {summary && <Typography>{summary}</Typography>}
          {uploading > 0 && <Typography>{words.uploading(uploading)}</Typography>}
          {failed > 0 && <Typography textColor="danger700">{words.notUploaded(failed)}</Typography>}
        </Flex>
        {(summary || failed > 0) && (
          <Button variant="tertiary" size="S" onClick={after.dismiss}>
            {words.dismiss}
          </Button>
        )}
      </Flex>
      {footnotes.length > 0 && (
        <section aria-label={words.footnotesTitle(footnotes.length)}>
          <Typography tag="h3" variant="delta">
            {words.footnotesTitle(footnotes.length)}
          </Typography>
          <Typography tag="p" textColor="neutral700">
            {words.footnotesHint}
          </Typography>
          {footnotes.map((footnote) => (
            <FootnoteMatch
              key={footnote.id}
              editor={editor}
              footnote={footnote}
              onNewSource={onNewSource}
              onSettled={() => after.settle(editor)}
            />
          ))}
        </section>
      )}
    </Flex>
  );
}
