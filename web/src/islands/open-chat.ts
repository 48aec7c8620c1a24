/**
 * Opens the chat when its button is pressed; until then none of it is loaded. The button is a link to the contact page,
 * which is where it leads without script, or when the chat cannot be loaded.
 */
addEventListener('click', (event) => {
  const link = (event.target as Partial<Element>).closest?.<HTMLAnchorElement>('a[data-chat]');
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (link.ariaBusy) return;
  link.ariaBusy = 'true';
  import('./Chat.island.tsx')
    .then((island) => island.openChat(link))
    .catch(() => location.assign(link.href))
    .finally(() => {
      link.ariaBusy = null;
    });
});
