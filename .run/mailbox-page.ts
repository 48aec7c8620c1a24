import { escapeHtml } from '@patient-press/shared/escape-html';
import type { ReceivedEmail } from './received-email.ts';

const urlPattern = /https?:\/\/[^\s<>"]+/g;
/** Text as HTML, with its URLs as links. */
function withLinks(text: string): string {
  return escapeHtml(text).replaceAll(urlPattern, (url) => `<a href="${url}">${url}</a>`);
}

const toArticle = ({ subject, from, to, at, text, html }: ReceivedEmail) => `<article>
<h2>${escapeHtml(subject)}</h2>
<p>${escapeHtml(from)} to ${escapeHtml(to.join(', '))}, <time datetime="${at}">${at.slice(0, 19).replace('T', ' ')} UTC</time></p>
<iframe sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" title="${escapeHtml(subject)}" srcdoc="${escapeHtml(html.replace('<head>', '<head><base target="_top">'))}"></iframe>
<details><summary>View as plain text</summary><pre>${withLinks(text)}</pre></details>
</article>`;

/** A page with the received email, newest first. Scripts in an email don't run on it. */
export const mailboxPage = (emails: readonly ReceivedEmail[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Email (${emails.length})</title>
<style>
  :root { color-scheme: light dark }
  body { font: 1rem/1.5 system-ui, sans-serif; max-inline-size: 48rem; margin: 2rem auto; padding-inline: 1rem }
  article { border-block-start: 1px solid; padding-block: 1rem }
  iframe { inline-size: 100%; block-size: 36rem; border: 1px solid; background: Canvas }
  pre { white-space: pre-wrap; overflow-wrap: anywhere }
</style>
</head>
<body>
<h1>Email</h1>
<p>Email that the cms sent. None of it has left this computer. <a href="/">Refresh</a></p>
${emails.map(toArticle).join('\n') || '<p>No email yet.</p>'}
</body>
</html>
`;
