/** Loads the search once someone touches its field, or comes back to what they searched for. */
const searching = document.querySelector<HTMLElement>('[data-search]');
let isSearchLoading = false;

function loadSearch(): void {
  if (!searching || isSearchLoading) return;
  isSearchLoading = true;
  import('./search-as-typed.ts')
    .then(({ takeOver }) => takeOver(searching))
    .catch(() => {
      isSearchLoading = false;
    });
}

searching?.addEventListener('focusin', loadSearch);
searching?.addEventListener('pointerdown', loadSearch);
if (searching?.contains(document.activeElement) || location.hash.includes('=') || location.search) loadSearch();
