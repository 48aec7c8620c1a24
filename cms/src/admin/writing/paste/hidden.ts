import { type LeftOut, leave } from './pasted';

const removeAll = (document: Document, selector: string): number => {
  let count = 0;
  for (const element of document.querySelectorAll(selector)) {
    if (!element.isConnected) continue;
    element.remove();
    count += 1;
  }
  return count;
};

/** Word keeps the text of comments at the end, and marks their places; Google Docs does so with links to `#cmnt1`. */
function dropComments(document: Document): number {
  const texts =
    document.querySelectorAll('[style*="mso-element:comment"]:not([style*="comment-list"])').length ||
    document.querySelectorAll('a[href^="#cmnt"]:not([href^="#cmnt_ref"])').length;
  for (const back of document.querySelectorAll('a[href^="#cmnt_ref"]')) (back.closest('div') ?? back).remove();
  for (const mark of document.querySelectorAll('a[href^="#cmnt"]')) (mark.closest('sup') ?? mark).remove();
  const marks = removeAll(document, 'a[href*="_msocom_"], .MsoCommentReference, .msocomanchor');
  removeAll(document, '[style*="mso-element:comment-list"], [style*="mso-element:comment"]');
  return texts || marks;
}

/** Accepts tracked changes: what was deleted goes, what was inserted is text like any other. */
function acceptChanges(document: Document): number {
  return removeAll(
    document,
    'del, .msoDel, [style*="mso-deletion"], [class*="TrackChangeDelete"], [class*="TrackedDelete"]',
  );
}

function dropHidden(document: Document): number {
  let count = 0;
  for (const element of document.querySelectorAll('[hidden], [style]')) {
    const style = (element.getAttribute('style') ?? '').replaceAll(' ', '').toLowerCase();
    if (!element.hasAttribute('hidden') && !/(?:^|;)(?:display:none|visibility:hidden|mso-hide:all)/.test(style))
      continue;
    if (element.isConnected && element.textContent?.trim()) count += 1;
    element.remove();
  }
  return count;
}

/** Removes what is not part of the text that the writer saw: tracked deletions, comments, hidden text, scripts. */
export function dropInvisible(document: Document, leftOut: LeftOut): void {
  removeAll(document, 'script, style, link, meta, title, template, noscript, xml, [hidden="until-found"]');
  leave(leftOut, 'comments', dropComments(document));
  leave(leftOut, 'deletions', acceptChanges(document));
  leave(leftOut, 'hiddenTexts', dropHidden(document));
  leave(leftOut, 'embeds', removeAll(document, 'iframe, video, audio, object, embed'));
  leave(leftOut, 'drawings', removeAll(document, 'svg, canvas'));
  removeAll(document, 'button, input, select, textarea');
}
