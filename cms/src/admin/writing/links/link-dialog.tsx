import { Badge, Button, Flex, Typography } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { type Editor, getMarkRange } from '@tiptap/core';
import { useState } from 'react';
import { linkWords as words } from '../../words/writing';
import type { LinkTarget } from '../answers';
import { writingApi } from '../citations/writing-api';
import { annotationsKey } from '../field/annotations';
import type { Choice } from '../menus/choices';
import { SearchBox } from '../menus/search-box';
import { headingsIn } from './anchors-in-document';
import { linkAttributes, linkOf } from './link-state';

const SEARCH_MS = 150;

/** Where a link may go; the rules of the cms say the same. `//host` and `/\\host` are other sites to a browser. */
const isUrl = (text: string): boolean => {
  if (/^(?:\/(?![\\/])|#[^\s#])/.test(text)) return true;
  if (text.startsWith('/')) return false;
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

/** Headings of the text that have what was typed after `#`. */
const headingChoices = (editor: Editor, typed: string, link: (url: string, title: string) => void): Choice[] =>
  headingsIn(editor.state.doc)
    .filter(({ id, text }) => `${id} ${text}`.toLowerCase().includes(typed.slice(1).toLowerCase()))
    .map(({ id, text }) => ({
      id: `#${id}`,
      content: (
        <>
          <Typography tag="div" fontWeight="bold">
            {text}
          </Typography>
          <Typography tag="div" variant="pi">
            {[words.heading, `#${id}`].join(' · ')}
          </Typography>
        </>
      ),
      choose: () => link(`#${id}`, text),
    }));

/** What there is to say of the link that the cursor is in. */
function stateOf(editor: Editor): string | null {
  const { $from } = editor.state.selection;
  const node = $from.parent.maybeChild($from.index()) ?? $from.nodeBefore;
  const link = node && linkOf(node);
  const links = annotationsKey.getState(editor.state)?.links;
  return (link && links && linkAttributes(link, links, editor.state.doc)?.title) ?? null;
}

/** Links what is selected to a document, which the link then follows, or to a URL. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const current = editor.isActive('link') ? editor.getAttributes('link') : null;
  const [typed, setTyped] = useState(() => (current ? String(current.url) : ''));
  const [isInvalid, setIsInvalid] = useState(false);
  const query = useDebounce(typed, SEARCH_MS);
  const isSearch = (!isUrl(typed) || typed.startsWith('/')) && !typed.startsWith('#');
  const { currentData, isError } = writingApi.useSearchDocumentsQuery({ words: query }, { skip: !isSearch });
  const url = completeUrl(typed.trim());
  const link = (attributes: Attributes, title: string) => {
    setLink(editor, attributes, title);
    onClose();
  };
  const toUrl = () => (isUrl(url) ? link({ url, documentId: null, contentType: null }, url) : setIsInvalid(true));
  const toHeading = (anchor: string, title: string) =>
    link({ url: anchor, documentId: null, contentType: null }, title);
  const state = current && typed === String(current.url) ? stateOf(editor) : null;
  const choices = [
    ...(typed.startsWith('#') ? headingChoices(editor, typed, toHeading) : []),
    ...(isUrl(url) && !typed.startsWith('#') ? [{ id: 'url', content: words.linkTo(url), choose: toUrl }] : []),
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
      {state && (
        <Typography variant="pi" textColor="warning700">
          {state}
        </Typography>
      )}
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
