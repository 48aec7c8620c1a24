/** What a reader has closed is not shown again in that tab. Kept in the tab, told to nobody. */
const KEY = 'closed-banners';

export function closedBanners(): string[] {
  try {
    return (sessionStorage.getItem(KEY) ?? '').split(' ');
  } catch {
    // A browser may refuse to keep anything.
    return [];
  }
}

export function closeBanner(documentId = ''): void {
  try {
    sessionStorage.setItem(KEY, [...closedBanners(), documentId].join(' '));
  } catch {}
}
