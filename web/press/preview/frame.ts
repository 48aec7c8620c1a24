import { escapeHtml } from '../serve/answers.ts';

/** What is said on top of a previewed page. */
export interface Notice {
  version: 'draft' | 'published';
  /** ISO in UTC. */
  savedAt: string;
  missing: string[];
}

const style =
  'position:sticky;inset-block-start:0;z-index:99;padding:.5rem 1rem;background:#ffd54a;color:#221b00;font:600 .9rem/1.4 system-ui,sans-serif;text-align:center';

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
`;

/** JSON in a script may not end it. */
const inScript = (code: string) => code.replaceAll('</', '<\\/');

/** Puts the notice and the script into a rendered page. */
export function framePreview(html: string, notice: Notice, { nonce, admin }: { nonce: string; admin: string }): string {
  const { version, savedAt, missing } = notice;
  const what = version === 'draft' ? 'the draft' : 'the published version';
  const gaps = missing.length > 0 ? ` Not there yet: ${escapeHtml(missing.join(', '))}.` : '';
  const bar = `<div role="region" aria-label="Preview" style="${style}">Preview of ${what}, saved <time datetime="${savedAt}">${savedAt.slice(0, 19).replace('T', ' ')}</time> UTC. Readers do not see this page.${gaps}</div>`;
  return html
    .replace(/<body[^>]*>/, (body) => `${body}${bar}`)
    .replace('</body>', () => `<script nonce="${nonce}">${inScript(script(savedAt, admin))}</script></body>`);
}
