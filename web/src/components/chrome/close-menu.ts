/** Closes the menu at Escape, and brings the focus back to its button. */
addEventListener('keydown', ({ key }) => {
  const menu = key === 'Escape' && document.querySelector<HTMLDetailsElement>('.narrow[open]');
  if (!menu) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});
