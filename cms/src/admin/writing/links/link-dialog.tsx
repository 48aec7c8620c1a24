import { Badge, Button, Flex, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { type Editor, getMarkRange } from '@tiptap/core';
import { useState } from 'react';
import { linkWords as words } from '../../words/writing';
import type { LinkTarget } from '../answers';
import { writingApi } from '../citations/writing-api';
import type { Choice } from '../menus/choices';
import { SearchBox } from '../menus/search-box';

const SEARCH_MS = 150;

/** Where a link may go; Strapi's own check, and the site's, say the same. */
const isUrl = (text: string): boolean => {
  if (/^\/(?!\/)/.test(text)) return true;
  try {
    return ['http:', 'https:', 'mailto:', 'tel:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
};

/** What someone writes without saying how it is reached: `example.com/page`. */
const completeUrl = (text: string): string =>
  isUrl(text) || !/^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? text : `https://${text}`;

interface Attributes {
  url: string;
  documentId: string | null;
  contentType: string | null;
}

function setLink(editor: Editor, attributes: Attributes, title: string): void {
  const { empty, $from } = editor.state.selection;
  const link = editor.schema.marks.link;
  const existing = link && getMarkRange($from, link);
  const chain = editor.chain().focus();
  if (existing) chain.setTextSelection(existing);
  else if (empty) {
    chain.insertContent({ type: 'text', text: title, marks: [{ type: 'link', attrs: attributes }] }).run();
    return;
  }
  chain
    .setMark('link', { ...attributes, other: null })
    .setTextSelection(existing?.to ?? editor.state.selection.to)
    .run();
}

const targetChoice = (target: LinkTarget, choose: () => void): Choice => ({
  id: target.documentId,
  content: (
    <>
      <Typography tag="div" fontWeight="bold">
        {target.title}
      </Typography>
      <Typography tag="div" variant="pi">
        {[words.kinds[target.contentType], target.path ?? words.noPath].join(' · ')}{' '}
        {!target.isPublished && <Badge>{words.draft}</Badge>}
      </Typography>
    </>
  ),
  choose,
});

/** Links what is selected to a document, which the link then follows, or to a URL. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const current = editor.isActive('link') ? editor.getAttributes('link') : null;
  const [typed, setTyped] = useState(() => (current ? String(current.url) : ''));
  const [isInvalid, setIsInvalid] = useState(false);
  const query = useDebounce(typed, SEARCH_MS);
  const isSearch = !isUrl(typed) || typed.startsWith('/');
  const { currentData, isError } = writingApi.useSearchDocumentsQuery({ words: query }, { skip: !isSearch });
  const url = completeUrl(typed.trim());
  const link = (attributes: Attributes, title: string) => {
    setLink(editor, attributes, title);
    onClose();
  };
  const toUrl = () => (isUrl(url) ? link({ url, documentId: null, contentType: null }, url) : setIsInvalid(true));
  const choices = [
    ...(isUrl(url) ? [{ id: 'url', content: words.linkTo(url), choose: toUrl }] : []),
    ...(currentData?.documents ?? []).flatMap((target) => {
      const { path, documentId, contentType } = target;
      return path === null
        ? []
        : [targetChoice(target, () => link({ url: path, documentId, contentType }, target.title))];
    }),
  ];
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <SearchBox
        label={words.target}
        listLabel={words.documents}
        value={typed}
        error={isInvalid ? words.invalid : undefined}
        choices={choices}
        empty={isError ? words.notLoaded : words.invalid}
        onChange={(value) => {
          setIsInvalid(false);
          setTyped(value);
        }}
        onEnter={toUrl}
      />
      {current && (
        <Button
          size="S"
          variant="danger-light"
          onClick={() => {
            editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
            onClose();
          }}
        >
          {words.remove}
        </Button>
      )}
    </Flex>
  );
}
