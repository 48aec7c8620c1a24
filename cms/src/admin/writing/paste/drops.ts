import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Strapi's lists are sorted with react-dnd, which cancels every drop of text or files in the window; an editor ignores what is
 * canceled. It gets the drop once more, in a form that can't be.
 * @returns what ends it.
 */
export function takeCanceledDrops({ dom }: EditorView): () => void {
  const drop = (event: DragEvent) => {
    if (!event.defaultPrevented || !event.cancelable) return;
    const { clientX, clientY, ctrlKey, altKey, dataTransfer } = event;
    dom.dispatchEvent(new DragEvent('drop', { clientX, clientY, ctrlKey, altKey, dataTransfer }));
  };
  dom.addEventListener('drop', drop);
  return () => dom.removeEventListener('drop', drop);
}

/** Puts the cursor at the end of the block that something is dropped on. */
export function selectDropPoint(view: EditorView, { clientX, clientY }: DragEvent): void {
  const { tr, doc } = view.state;
  const at = view.posAtCoords({ left: clientX, top: clientY });
  if (!at) return;
  const $at = doc.resolve(at.pos);
  const end = $at.depth > 0 ? $at.after(1) : at.pos;
  view.dispatch(tr.setSelection(Selection.near(doc.resolve(end), -1)));
}
