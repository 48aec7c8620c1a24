import { escapeHtml } from '@patient-press/shared/escape-html';
import type { ReceivedMail } from './received-mail.ts';

const addressPattern = /https?:\/\/[^\s<>"]+/g;
/** Text, with its addresses as links. */
function withLinks(text: string): string {
  return escapeHtml(text).replaceAll(addressPattern, (address) => `<a href="${address}">${address}</a>`);
}

const toArticle = ({ subject, from, to, at, text, html }: ReceivedMail) => `<article>
<h2>${escapeHtml(subject)}</h2>
<p>${escapeHtml(from)} to ${escapeHtml(to.join(', '))}, <time datetime="${at}">${at.slice(0, 19).replace('T', ' ')} UTC</time></p>
<iframe sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" title="${escapeHtml(subject)}" srcdoc="${escapeHtml(html.replace('<head>', '<head><base target="_top">'))}"></iframe>
<details><summary>As plain text</summary><pre>${withLinks(text)}</pre></details>
</article>`;

/** The mails that came, newest first, as a page. What stands in a mail runs no script here. */
export const mailboxPage = (mails: readonly ReceivedMail[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mail (${mails.length})</title>
<style>
  :root { color-scheme: light dark }
  body { font: 1rem/1.5 system-ui, sans-serif; max-inline-size: 48rem; margin: 2rem auto; padding-inline: 1rem }
  article { border-block-start: 1px solid; padding-block: 1rem }
  iframe { inline-size: 100%; block-size: 36rem; border: 1px solid; background: Canvas }
  pre { white-space: pre-wrap; overflow-wrap: anywhere }
</style>
</head>
<body>
<h1>Mail</h1>
<p>What the cms sent. Nothing of it has left this machine. <a href="/">Look again</a></p>
${mails.map(toArticle).join('\n') || '<p>No mail has come yet.</p>'}
</body>
</html>
`;
