/** The documentIds that a reader has closed, one after the other: not shown again in that tab, and reported to no one. */
const KEY = 'closed-banners';

export function isClosed(documentId: string): boolean {
  try {
    return (sessionStorage.getItem(KEY) ?? '').includes(documentId);
  } catch {
    // A browser may refuse to keep anything.
    return false;
  }
}

export function close(documentId: string): void {
  try {
    sessionStorage.setItem(KEY, sessionStorage.getItem(KEY) + documentId);
  } catch {
    // Then it is closed on this page only.
  }
}
