import type { Desk } from './desk.ts';

const LINE = `<p class=MsoNormal>${'Asbestos <b>fibers</b> stay in the lung. '.repeat(60)}</p>`;

/** So many bytes as Word puts them on the clipboard. */
const wordHtml = (bytes: number): string =>
  `<html xmlns:w="urn:schemas-microsoft-com:office:word">${LINE.repeat(Math.ceil(bytes / LINE.length))}<p>The end.</p>`;

/** Pastes over the whole text. @returns milliseconds until the last paragraph was painted. */
export async function measurePaste({ admin, text, placeCursor }: Desk, bytes: number): Promise<number> {
  await placeCursor();
  await admin.keyboard.press('Control+a');
  return text.evaluate(async (element, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    const begun = performance.now();
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    while (!element.textContent.includes('The end.')) {
      await new Promise((frame) => requestAnimationFrame(frame));
    }
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    return performance.now() - begun;
  }, wordHtml(bytes));
}
