/** The path of a PDF that was just requested, and the page that offers it, saved for this tab. */
const KEY = 'guide-download';

/** @param page the thank-you page. @param href of the PDF, signed. */
export function saveDownload(page: string, href: string): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ page, href }));
  } catch {
    // A browser may refuse to store anything: the email brings the link.
  }
}

/** What was saved for a page, once: the next person at the same computer isn’t offered it. */
export function takeDownload(page: string): string | null {
  try {
    const saved: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (typeof saved !== 'object' || !saved || !('page' in saved) || saved.page !== page || !('href' in saved))
      return null;
    sessionStorage.removeItem(KEY);
    return typeof saved.href === 'string' && /^\/[^/]/.test(saved.href) ? saved.href : null;
  } catch {
    return null;
  }
}
