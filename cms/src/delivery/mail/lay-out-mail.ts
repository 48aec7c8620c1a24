import { Html, html } from '../../platform/http/reader-page';
import { siteColors } from '../../platform/http/site-colors';

/** A mail's content, the same words in both parts. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
}

/** Who writes: from the site's settings. */
export interface Sender {
  siteName: string;
  /** Without a slash at its end. */
  siteUrl: string;
  publisherName: string;
  medicalDisclaimer: string;
  /** Where it says how data is erased; null when the site has no such page. */
  privacyUrl: string | null;
}

/** What a mail says. It has one link that matters. */
export interface Letter {
  subject: string;
  paragraphs: string[];
  button: { label: string; href: string };
  /** Below the button. */
  notes: string[];
}

/**
 * Nothing is fetched when a mail is opened, and nobody learns that it was: no picture, no font. Colors are those of the
 * mail program, light or dark, but for the button, which brings both of its own.
 */
const { button: background, 'button-text': color } = siteColors.light;
const button = new Html(
  `display:inline-block;padding:14px 24px;border-radius:6px;background:${background};color:${color};font-weight:600;text-decoration:none`,
);

/** Ends a sentence that an editor may have left without a full stop. */
const ended = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);
const inOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** A letter as plain text and as HTML. Whatever editors wrote is escaped. */
export function layOutMail(sender: Sender, { subject, paragraphs, button: { label, href }, notes }: Letter): Mail {
  const { siteUrl, privacyUrl } = sender;
  const siteName = inOneLine(sender.siteName);
  const below = [
    ...notes,
    `You get this mail because this address was given when the guide was asked for on ${siteName}. If that was not you, you need not do anything.`,
    ended(`${siteName} is published by ${inOneLine(sender.publisherName)}`),
    inOneLine(sender.medicalDisclaimer),
  ].filter(Boolean);
  const erasing = 'How to see what we keep of you, and have it erased';
  const erasingUrl = privacyUrl ?? `${siteUrl}/`;
  return {
    subject,
    text: `${[siteName, ...paragraphs, `${label}:\n${href}`, ...below, `${erasing}:\n${erasingUrl}`].join('\n\n')}\n`,
    html: html`<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
</head>
<body style="margin:0;padding:24px 16px">
<div lang="en-US" style="max-width:600px;margin:0 auto;font:16px/1.5 Helvetica,Arial,sans-serif">
<p><strong>${siteName}</strong></p>
<h1 style="font-size:24px;line-height:1.25;margin:0 0 16px">${subject}</h1>
${paragraphs.map((words) => html`<p>${words}</p>\n`)}<p style="margin:24px 0"><a href="${href}" style="${button}">${label}</a></p>
<p>If the button does nothing, open this address:<br><a href="${href}" style="word-break:break-all">${href}</a></p>
<div style="font-size:14px">
${below.map((words) => html`<p>${words}</p>\n`)}<p><a href="${erasingUrl}">${erasing}</a></p>
</div>
</div>
</body>
</html>
`.text,
  };
}
