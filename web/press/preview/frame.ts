import { escapeHtml } from '@patient-press/shared/escape-html';
import { previewWords } from '../words/preview.ts';

/** What is said on top of a previewed page. */
export interface Notice {
  version: 'draft' | 'published';
  /** ISO in UTC. */
  savedAt: string;
  missing: string[];
}

export const barStyle = `
#preview { position: sticky; inset-block-start: 0; z-index: 99; padding: .5rem 1rem; background: #ffd54a; color: #221b00; font: 500 .9375rem/1.4 system-ui, sans-serif; text-align: center; border-block-end: 1px solid #7a5c00; }
#preview p { margin: 0; display: inline; }
@media (max-width: 40rem) { #preview { position: static; text-align: start; } }
@media print { #preview { position: static; } }`;

/** Shows the page again when its document was saved, and lets no link lead out of the preview's frame. */
const script = (savedAt: string, admin: string) => `
const shown = ${JSON.stringify(savedAt)};
const renew = async () => {
  const answer = await fetch('saved-at').catch(() => null);
  if (answer?.status === 403 || answer?.status === 404) return location.reload();
  if (answer?.ok && (await answer.json()).savedAt !== shown) location.reload();
};
setInterval(() => document.hidden || renew(), 1000);
addEventListener('message', ({ origin, data }) => {
  if (origin === ${JSON.stringify(admin)} && data?.type === 'strapiUpdate') renew();
});
addEventListener('click', ({ target }) => {
  const link = target.closest?.('a[href]');
  if (link && !link.getAttribute('href').startsWith('#')) link.target = '_blank';
}, true);
const bar = document.getElementById('preview');
const time = bar.querySelector('time');
time.textContent = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short' }).format(new Date(shown));
new ResizeObserver(() => {
  const height = getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0;
  document.documentElement.style.scrollPaddingBlockStart = height + 24 + 'px';
}).observe(bar);
`;

/** Reports the banner's height to the admin's frame, and shows it again when it was saved. */
const bannerFrameScript = (savedAt: string, admin: string) => `
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch('../../saved-at').catch(() => null);
  if (answer?.ok && (await answer.json()).savedAt !== ${JSON.stringify(savedAt)}) location.reload();
}, 1000);
addEventListener('click', (event) => {
  if (event.target.closest?.('a[href]')) event.preventDefault();
});
const sendHeight = () => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ type: 'patient-press-height', height }, ${JSON.stringify(admin)});
};
// Frames that are out of sight are not laid out, and observe nothing until they are.
sendHeight();
new ResizeObserver(sendHeight).observe(document.body);
for (const button of document.querySelectorAll('[data-close]')) button.hidden = false;
`;

/** Puts the script into the rendered page of a banner alone. */
export const frameBanner = (
  html: string,
  savedAt: string,
  { nonce, admin }: { nonce: string; admin: string },
): string =>
  html.replace(
    '</body>',
    () => `<script nonce="${nonce}">${inScript(bannerFrameScript(savedAt, admin))}</script></body>`,
  );

/** A preview shows the page, and neither draws nor counts banners. */
const pageScripts = /<script(?! type="application\/ld\+json")[^>]*>.*?<\/script>/gs;

export const withoutScripts = (html: string): string => html.replaceAll(pageScripts, '');

/** JSON in a script may not end it. */
export const inScript = (code: string) => code.replaceAll('</', '<\\/');

/** Puts the notice and the script into a rendered page. */
export function framePreview(html: string, notice: Notice, { nonce, admin }: { nonce: string; admin: string }): string {
  const { version, savedAt, missing } = notice;
  const time = `<time datetime="${savedAt}">${savedAt.slice(0, 19).replace('T', ' ')} UTC</time>`;
  const { what, note } = previewWords[version];
  const sentence = `<strong>${what}</strong>, ${previewWords.saved} ${time}. ${note}`.trim();
  const gaps =
    missing.length > 0 ? ` <p>${previewWords.missing} <strong>${escapeHtml(missing.join(', '))}</strong>.</p>` : '';
  const bar = `<section id="preview" aria-label="${previewWords.bar}"><p>${sentence}</p>${gaps}</section>`;
  return withoutScripts(html)
    .replace('<title>', `<title>${previewWords.title}`)
    .replace('</head>', () => `<style>${barStyle}</style></head>`)
    .replace(/<body[^>]*>/, (body) => `${body}${bar}`)
    .replace('</body>', () => `<script nonce="${nonce}">${inScript(script(savedAt, admin))}</script></body>`);
}
