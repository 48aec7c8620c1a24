/** The path of a PDF that was just asked for, and the page that is to offer it, in this tab. */
const KEY = 'guide-download';

/** @param page the thank-you page. @param href of the PDF, signed. */
export function keepDownload(page: string, href: string): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ page, href }));
  } catch {
    // A browser may refuse to keep anything: the mail brings the link.
  }
}

/** What was kept for a page, once: whoever sits at the same computer next is not offered it. */
export function takeDownload(page: string): string | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || !kept || !('page' in kept) || kept.page !== page || !('href' in kept)) return null;
    sessionStorage.removeItem(KEY);
    return typeof kept.href === 'string' && /^\/[^/]/.test(kept.href) ? kept.href : null;
  } catch {
    return null;
  }
}
