import { siteColors } from '@patient-press/shared/site-colors';
import type { Mail } from '../../delivery/mail/lay-out-mail';
import { environment } from '../../platform/environment';
import { Html, html } from '../../platform/http/html';
import type { AccountLetter } from './letters';

const { button: background, 'button-text': color } = siteColors.light;
const buttonStyle = new Html(
  `display:inline-block;padding:14px 24px;border-radius:6px;background:${background};color:${color};font-weight:600;text-decoration:none`,
);

/** An email to a user of the admin as plain text and as HTML. Nothing is fetched when it is opened. */
export function layOutAccountLetter({ subject, paragraphs, button, notes }: AccountLetter, siteName: string): Mail {
  const href = button && `${environment.CMS_URL}/admin${button.path}`;
  const why = `You’re getting this email because you have an account in the newsroom of ${siteName}.`;
  const below = [...notes, why];
  return {
    subject,
    text: `${[...paragraphs, ...(button ? [`${button.label}:\n${href}`] : []), ...below].join('\n\n')}\n`,
    html: html`<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${subject}</title>
</head>
<body style="margin:0;padding:24px 16px">
<div style="max-width:600px;margin:0 auto;font:16px/1.5 Helvetica,Arial,sans-serif">
<p><strong>${siteName}</strong></p>
<h1 style="font-size:24px;line-height:1.25;margin:0 0 16px">${subject}</h1>
${paragraphs.map((words) => html`<p>${words}</p>\n`)}${
  button
    ? html`<p style="margin:24px 0"><a href="${href}" style="${buttonStyle}">${button.label}</a></p>
<p>If the button doesn’t work, copy this link into your browser:<br><span style="word-break:break-all">${href}</span></p>\n`
    : ''
}<div style="font-size:14px">
${below.map((words) => html`<p>${words}</p>\n`)}</div>
</div>
</body>
</html>
`.text,
  };
}
