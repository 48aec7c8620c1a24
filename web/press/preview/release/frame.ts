import { escapeHtml } from '@patient-press/shared/escape-html';
import { previewWords } from '../../words/preview.ts';
import { releasePreviewWords as words } from '../../words/release-preview.ts';
import { barStyle, inScript, withoutScripts } from '../frame.ts';

/** What is said on top of a page of the preview. */
export interface ReleaseNotice {
  name: string;
  state: keyof typeof words.states;
  /** What the document of the page lacks. */
  missing: readonly string[];
  changes: { count: number; isCut: boolean };
  problemCount: number;
}

export interface ReleaseFrame {
  nonce: string;
  /** Where the ticket's addresses begin, without a slash at the end. */
  root: string;
  version: string;
}

const style = `${barStyle}
#preview a { color: inherit; font-weight: 700; margin-inline-start: .5rem; }
#preview a:focus-visible { outline: 2px solid #221b00; outline-offset: 2px; }`;

/** Shows the page again when the release is another one, and opens what is not of the site in another window. */
const script = ({ root, version }: ReleaseFrame) => `
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(${JSON.stringify(`${root}/release-version`)}).catch(() => null);
  if (answer?.status === 403 || answer?.status === 404) return location.reload();
  if (answer?.ok && (await answer.json()).version !== ${JSON.stringify(version)}) location.reload();
}, 2000);
addEventListener('click', ({ target }) => {
  const link = target.closest?.('a[href]');
  if (link && link.origin !== location.origin) link.target = '_blank';
}, true);`;

export const renewing = (frame: ReleaseFrame): string =>
  `<script nonce="${frame.nonce}">${inScript(script(frame))}</script></body>`;

/** Puts the bar and the script into a rendered page. */
export function frameRelease(html: string, notice: ReleaseNotice, frame: ReleaseFrame): string {
  const { name, state, missing, changes, problemCount } = notice;
  const problems = problemCount > 0 ? ` (${words.toFix({ count: problemCount })})` : '';
  const all = `<a href="${frame.root}/changes/">${words.all(changes)}${problems}</a>`;
  const gaps =
    missing.length > 0 ? ` <p>${previewWords.missing} <strong>${escapeHtml(missing.join(', '))}</strong>.</p>` : '';
  const bar = `<section id="preview" aria-label="${previewWords.bar}"><p>${words.what} <strong>“${escapeHtml(name)}”</strong>. ${words.states[state]}</p>${gaps} ${all}</section>`;
  return withoutScripts(html)
    .replace('<title>', `<title>${previewWords.title}`)
    .replace('</head>', () => `<style>${style}</style></head>`)
    .replace(/<body[^>]*>/, (body) => `${body}${bar}`)
    .replace('</body>', () => renewing(frame));
}
