import { useFetchClient } from '@strapi/strapi/admin';
import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { isFields } from '../document/node-json';
import { findReferences } from './footnotes-in-document';
import type { Footnote, Pasted, PastedPicture } from './pasted';
import { pictureForm } from './upload-pictures';
import { uploads } from './uploads';

/** What is left to say and to do after pasting. */
export interface AfterPaste {
  /** The last paste, for the line that says what was left out; null once it is dismissed. */
  last: Pasted | null;
  /** Of all pastes, those that the text still refers to. */
  footnotes: Footnote[];
  uploading: number;
  /** How many pictures could not be uploaded. */
  failed: number;
  onPaste(pasted: Pasted, editor: Editor): void;
  dismiss(): void;
  /** After references were matched or removed. */
  settle(editor: Editor): void;
}

/** Puts an uploaded file where its figure waits for it; null: the figure has no picture, and asks for one. */
function place(editor: Editor, id: string, file: unknown): void {
  if (editor.isDestroyed) return;
  const { tr, doc } = editor.state;
  doc.descendants((node, pos) => {
    const { image } = node.attrs;
    if (node.type.name === 'figure' && isFields(image) && image.pasted === id) tr.setNodeAttribute(pos, 'image', file);
  });
  // It isn't something that the editor did: “undo” goes on with what they typed.
  if (tr.docChanged) editor.view.dispatch(tr.setMeta('addToHistory', false));
}

export function useAfterPaste(): AfterPaste {
  const { post } = useFetchClient();
  const [last, setLast] = useState<Pasted | null>(null);
  const [footnotes, setFootnotes] = useState<Footnote[]>([]);
  const [uploading, setUploading] = useState(0);
  const [failed, setFailed] = useState(0);

  const upload = async (editor: Editor, picture: PastedPicture) => {
    try {
      const { data } = await post<unknown>('/upload', await pictureForm(picture));
      const file: unknown = Array.isArray(data) ? data[0] : null;
      if (!isFields(file)) throw new Error('The media library answered without a file.');
      place(editor, picture.id, file);
    } catch {
      place(editor, picture.id, null);
      setFailed((number) => number + 1);
    } finally {
      setUploading((number) => number - 1);
      uploads.end();
    }
  };

  return {
    last,
    footnotes,
    uploading,
    failed,
    onPaste(pasted, editor) {
      setLast(pasted);
      setFailed(0);
      setUploading((number) => number + pasted.pictures.length);
      uploads.begin(pasted.pictures.length);
      setFootnotes((before) =>
        [...before, ...pasted.footnotes].filter(({ id }) => findReferences(editor, id).length > 0),
      );
      // One after the other: a hundred pictures at once would be refused.
      void pasted.pictures.reduce((before, picture) => before.then(() => upload(editor, picture)), Promise.resolve());
    },
    dismiss() {
      setLast(null);
      setFailed(0);
    },
    settle: (editor) => setFootnotes((before) => before.filter(({ id }) => findReferences(editor, id).length > 0)),
  };
}
