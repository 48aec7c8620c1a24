import type { AnyExtension } from '@tiptap/core';
import { Dropcursor, Gapcursor, Placeholder, TrailingNode, UndoRedo } from '@tiptap/extensions';
import { writingWords } from '../../words/writing';
import { Find } from '../menus/find';
import { Triggers } from '../menus/trigger';
import { Paste, type PasteOptions } from '../paste/paste-extension';
import { CitationsFromText } from '../schema/citations-from-text';
import { FieldKeys } from '../schema/field-keys';
import { KeepOrigins } from '../schema/keep-origins';
import { MoveBlocks } from '../schema/move-blocks';
import { schemaExtensions } from '../schema/nodes';
import { Annotations } from './annotations';
import { type FieldActions, viewExtensions } from './views';

/** All of the writing field: its nodes and marks, with their views, and what happens in it. */
export function fieldExtensions(
  actions: FieldActions & PasteOptions,
  onKey: (event: KeyboardEvent) => boolean,
): AnyExtension[] {
  const views = viewExtensions(actions);
  const named = new Map(views.map((extension) => [extension.name, extension]));
  return [
    ...schemaExtensions.map((extension) => named.get(extension.name) ?? extension),
    KeepOrigins,
    CitationsFromText,
    FieldKeys,
    MoveBlocks,
    Annotations,
    Find,
    Paste.configure({ onPaste: actions.onPaste }),
    Triggers.configure({ onKey }),
    UndoRedo,
    Dropcursor.configure({ width: 3, color: 'currentColor' }),
    Gapcursor,
    TrailingNode.configure({ node: 'paragraph' }),
    Placeholder.configure({
      placeholder: ({ node }) => (node.type.name === 'paragraph' ? writingWords.placeholder : ''),
      showOnlyCurrent: true,
    }),
  ];
}
