import { type Editor, Extension } from '@tiptap/core';
import { DOMParser as ProseMirrorParser, type ResolvedPos, type Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { isInTable } from '@tiptap/pm/tables';
import { figureHtml } from './blocks';
import { selectDropPoint, takeCanceledDrops } from './drops';
import { imageFiles, readImage } from './image-files';
import type { Clipboard, Pasted } from './pasted';
import { linesToHtml } from './plain-text';
import { readClipboard } from './read-clipboard';

export interface PasteOptions {
  /** After the text is in the document. */
  onPaste(pasted: Pasted, editor: Editor): void;
}

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');

/** What was copied in a writing field comes back whole, as ProseMirror wrote it. */
const isOurs = (html: string) => /<[^>]+\sdata-pm-slice=/.test(html);

/** Ids of footnotes and pictures, unique over all pastes into one document. */
function renumber({ html, footnotes, pictures, ...rest }: Pasted, paste: number): Pasted {
  const rename = (id: string) => `${paste}-${id}`;
  return {
    ...rest,
    html: html
      .replaceAll(/data-pasted-footnote="(note-\d+)"/g, (_, id: string) => `data-pasted-footnote="${rename(id)}"`)
      .replaceAll(
        /\{&quot;pasted&quot;:&quot;(picture-\d+)&quot;\}/g,
        (_, id: string) => `{&quot;pasted&quot;:&quot;${rename(id)}&quot;}`,
      ),
    footnotes: footnotes.map((footnote) => ({ ...footnote, id: rename(footnote.id) })),
    pictures: pictures.map((picture) => ({ ...picture, id: rename(picture.id) })),
  };
}

let pastes = 0;

function read(clipboard: Clipboard, editor: Editor, options: PasteOptions): string {
  pastes += 1;
  const pasted = renumber(readClipboard(clipboard, parse), pastes);
  queueMicrotask(() => options.onPaste(pasted, editor));
  return pasted.html;
}

/** In a table, cells fill the cells from the cursor on; a table in a cell there is none. */
const forPlace = (editor: Editor, html: string): string =>
  isInTable(editor.state)
    ? html.replaceAll(
        /<div data-block="tableBlock"[^>]*><div data-field="tableCaption">[\s\S]*?<\/div>(<table>[\s\S]*?<\/table>)<\/div>/g,
        '$1',
      )
    : html;

/**
 * Reads what is pasted from other programs. ProseMirror asks for HTML and plain text at two places, and for nothing else of
 * the clipboard: the paste event comes first, and what it holds is remembered until it is over.
 */
export const Paste = Extension.create<PasteOptions>({
  name: 'paste',
  addOptions: () => ({ onPaste: () => undefined }),
  addProseMirrorPlugins() {
    const { editor, options } = this;
    let clipboard: Clipboard = { html: '', text: '', rtf: '' };
    const sliceOf = (html: string, context: ResolvedPos): Slice =>
      ProseMirrorParser.fromSchema(editor.schema).parseSlice(parse(forPlace(editor, html)).body, { context });
    /** Figures at the cursor, whose images go to the media library. */
    const insertImages = async (files: readonly File[]) => {
      pastes += 1;
      const names = files.map((file, index) => ({ file, id: `${pastes}-file-${index + 1}` }));
      const pictures = await Promise.all(
        names.map(async ({ file, id }) => ({ id, source: await readImage(file), alt: '', name: file.name })),
      );
      if (editor.isDestroyed) return;
      const { tr, selection } = editor.state;
      const html = pictures.map(({ id }) => figureHtml(id, '', '')).join('');
      editor.view.dispatch(tr.replaceSelection(sliceOf(html, selection.$from)).scrollIntoView());
      options.onPaste({ program: 'file', html, footnotes: [], pictures, leftOut: {} }, editor);
    };
    return [
      new Plugin({
        view: (view) => ({ destroy: takeCanceledDrops(view) }),
        props: {
          handlePaste(_view, { clipboardData }) {
            const files = imageFiles(clipboardData);
            if (files.length > 0) void insertImages(files);
            return files.length > 0;
          },
          handleDrop(view, event, _slice, isMove) {
            const files = isMove ? [] : imageFiles(event.dataTransfer);
            if (files.length === 0) return false;
            selectDropPoint(view, event);
            void insertImages(files);
            return true;
          },
          handleDOMEvents: {
            paste(_view, { clipboardData }) {
              const get = (type: string) => clipboardData?.getData(type) ?? '';
              clipboard = { html: get('text/html'), text: get('text/plain'), rtf: get('text/rtf') };
              return false;
            },
          },
          transformPastedHTML(html) {
            if (isOurs(html)) return html;
            return forPlace(editor, read({ ...clipboard, html }, editor, options));
          },
          clipboardTextParser(text, context, isPlain) {
            // “Paste as plain text”: its lines, and nothing read into them.
            if (isPlain) return sliceOf(linesToHtml(text), context);
            return sliceOf(read({ html: '', text, rtf: '' }, editor, options), context);
          },
        },
      }),
    ];
  },
});
