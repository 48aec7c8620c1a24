import { useStrapiApp } from '@strapi/strapi/admin';
import type { Editor } from '@tiptap/core';
import type { ComponentType, RefObject } from 'react';
import { atomWords, citationWords, linkWords } from '../../words/writing';
import type { CitedSource, LinkTarget } from '../answers';
import { CitationDialog } from '../citations/citation-dialog';
import { insertCitation } from '../citations/citation-picker';
import { SourceForm } from '../citations/source-form';
import { GuideDialog } from '../links/guide-dialog';
import { LinkDialog } from '../links/link-dialog';
import { Popover } from '../menus/popover';
import type { KnownSources } from './annotations';

/** What is open over the text, and about which place in it. */
export type OpenDialog =
  | { kind: 'citation' | 'guide' | 'picture'; at: number }
  | { kind: 'link' }
  | { kind: 'source'; query: string; cite(citeKey: string): void };

interface DialogProps {
  open: OpenDialog;
  editor: Editor;
  container: RefObject<HTMLElement | null>;
  sources: KnownSources;
  onOpen(dialog: OpenDialog | null): void;
  onGuide(at: number, guide: LinkTarget): void;
  onSource(source: CitedSource, cite: (citeKey: string) => void): void;
}

interface LibraryProps {
  allowedTypes: string[];
  onClose(): void;
  onSelectAssets(assets: Record<string, unknown>[]): void;
}

/** Strapi's media library, from which one picture is taken. */
function PictureLibrary({ editor, at, onClose }: { editor: Editor; at: number; onClose(): void }) {
  const Library = useStrapiApp('PictureLibrary', ({ components }) => components['media-library']) as
    | ComponentType<LibraryProps>
    | undefined;
  if (!Library) return null;
  const take = ([image]: Record<string, unknown>[]) => {
    if (image && editor.state.doc.nodeAt(at)?.type.name === 'figure') {
      editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'image', image));
    }
    onClose();
  };
  return <Library allowedTypes={['images']} onClose={onClose} onSelectAssets={take} />;
}

/** Draws what is open. Esc closes it, and the focus goes back to the text. */
export function Dialog({ open, editor, container, sources, onOpen, onGuide, onSource }: DialogProps) {
  const close = () => {
    onOpen(null);
    editor.commands.focus();
  };
  const popover = {
    editor,
    container,
    role: 'dialog' as const,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Escape') close();
      // The field is in a form, which Enter would send.
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
    },
  };
  switch (open.kind) {
    case 'picture':
      return <PictureLibrary editor={editor} at={open.at} onClose={close} />;
    case 'source':
      return <SourceForm query={open.query} onCreated={(source) => onSource(source, open.cite)} onClose={close} />;
    case 'citation':
      return (
        <Popover {...popover} at={open.at} label={citationWords.dialog}>
          <CitationDialog
            key={open.at}
            editor={editor}
            at={open.at}
            sources={sources}
            onClose={close}
            onNewSource={(query, range) =>
              onOpen({ kind: 'source', query, cite: (citeKey) => insertCitation(editor, range, citeKey) })
            }
          />
        </Popover>
      );
    case 'guide':
      return (
        <Popover {...popover} at={open.at} label={atomWords.guideOffer}>
          <GuideDialog
            onChoose={(guide) => {
              onGuide(open.at, guide);
              close();
            }}
          />
        </Popover>
      );
    case 'link':
      return (
        <Popover {...popover} at={editor.state.selection.from} label={linkWords.dialog}>
          <LinkDialog editor={editor} onClose={close} />
        </Popover>
      );
  }
}
