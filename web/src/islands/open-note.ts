/**
 * Opens a source as a note beside the number that cites it. What draws notes is loaded when a reader points at a number,
 * or moves the focus to one. Without script or popovers the number is what it was, a link to the list of sources.
 */
const loadNote = () => import('./note.ts');

const markAt = (event: Event) =>
  'popover' in document.body && (event.target as Partial<Element>).closest?.<HTMLAnchorElement>('.marks a');

for (const intent of ['pointerover', 'focusin']) {
  addEventListener(intent, (event) => {
    // The click says what to do when it can't be loaded.
    if (markAt(event)) loadNote().catch(() => {});
  });
}

addEventListener('click', (event) => {
  const mark = markAt(event);
  if (!mark || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  loadNote()
    .then(({ openNote }) => openNote(mark))
    .catch(() => location.assign(mark.href));
});
