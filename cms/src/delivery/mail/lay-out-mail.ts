import { siteColors } from '@patient-press/shared/site-colors';
import { emailWords } from '@patient-press/shared/words/email';
import { languageTag } from '@patient-press/shared/words/language';
import { Html, html } from '../../platform/http/html';

/** An email's content, the same words in both parts. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
}

/** Who sends it: from the site's settings. */
export interface Sender {
  siteName: string;
  /** Without a slash at its end. */
  siteUrl: string;
  publisherName: string;
  medicalDisclaimer: string;
  /** The page on how to see or delete one's data; null when the site has none. */
  privacyUrl: string | null;
}

/** What an email says. It has one link that matters. */
export interface Letter {
  subject: string;
  paragraphs: string[];
  button: { label: string; href: string };
  /** Below the button. */
  notes: string[];
}

/**
 * Nothing is fetched when an email is opened, and no one learns that it was: no picture, no font. Colors are those of the
 * email program, light or dark, except for the button, which brings both of its own.
 */
const { button: background, 'button-text': color } = siteColors.light;
const button = new Html(
  `display:inline-block;padding:14px 24px;border-radius:6px;background:${background};color:${color};font-weight:600;text-decoration:none`,
);

const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** A letter as plain text and as HTML. What editors wrote is escaped. */
export function layOutMail(sender: Sender, { subject, paragraphs, button: { label, href }, notes }: Letter): Mail {
  const { siteUrl, privacyUrl } = sender;
  const siteName = inOneLine(sender.siteName);
  const below = [
    ...notes,
    emailWords.why({ siteName }),
    emailWords.publishedBy({ siteName, publisher: inOneLine(sender.publisherName) }),
    inOneLine(sender.medicalDisclaimer),
  ].filter(Boolean);
  const { yourData, buttonFails } = emailWords;
  const yourDataUrl = privacyUrl ?? `${siteUrl}/`;
  return {
    subject,
    text: `${[siteName, ...paragraphs, `${label}:\n${href}`, ...below, `${yourData}:\n${yourDataUrl}`].join('\n\n')}\n`,
    html: html`<!doctype html>
<html lang="${languageTag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
</head>
<body style="margin:0;padding:24px 16px">
<div lang="${languageTag}" style="max-width:600px;margin:0 auto;font:16px/1.5 Helvetica,Arial,sans-serif">
<p><strong>${siteName}</strong></p>
<h1 style="font-size:24px;line-height:1.25;margin:0 0 16px">${subject}</h1>
${paragraphs.map((words) => html`<p>${words}</p>\n`)}<p style="margin:24px 0"><a href="${href}" style="${button}">${label}</a></p>
<p>${buttonFails}<br><a href="${href}" style="word-break:break-all">${href}</a></p>
<div style="font-size:14px">
${below.map((words) => html`<p>${words}</p>\n`)}<p><a href="${yourDataUrl}">${yourData}</a></p>
</div>
</div>
</body>
</html>
`.text,
  };
}
