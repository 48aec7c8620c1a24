import { type BlockPlace, findBlock } from '@patient-press/shared/live-preview';

/** The text that is being written, as the writing field draws it. */
const textbox = () => document.querySelector<HTMLElement>('form .ProseMirror');

const blocksOf = (text: HTMLElement) =>
  [...text.children].filter((child): child is HTMLElement => child instanceof HTMLElement);

/** Where in the text the cursor is; null: not in it. */
export function placeOfCursor(): { place: BlockPlace; count: number } | null {
  const text = textbox();
  const node = document.getSelection()?.anchorNode;
  if (!text || !node || !text.contains(node)) return null;
  const blocks = blocksOf(text);
  const index = blocks.findIndex((block) => block.contains(node));
  if (index < 0) return null;
  const words = (blocks[index]?.textContent ?? '').trim().slice(0, 200);
  return { place: { index, text: words }, count: blocks.length };
}

/** Moves the cursor into the block of the text that was clicked in the page. */
export function moveCursor(place: BlockPlace, count: number): void {
  const text = textbox();
  if (!text) return;
  const blocks = blocksOf(text);
  const block =
    blocks[
      findBlock(
        blocks.map((one) => one.textContent ?? ''),
        count,
        place,
      )
    ];
  if (!block) return;
  text.focus({ preventScroll: true });
  document.getSelection()?.collapse(block, 0);
  block.scrollIntoView({ block: 'center' });
}
