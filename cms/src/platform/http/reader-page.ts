import { siteColors } from '@patient-press/shared/site-colors';
import { languageTag } from '@patient-press/shared/words/language';
import type { Core } from '@strapi/strapi';
import { environment } from '../environment';
import { siteNameOf } from '../site-name';
import { Html, html } from './html';
import type { Answering } from './problem';

const variables = (colors: Record<string, string>) =>
  Object.entries(colors)
    .map(([name, color]) => `--${name}: ${color}`)
    .join('; ');

/** The site's colors and sizes, as far as a page of a few lines needs them. */
const style = new Html(`
  :root { color-scheme: light dark; ${variables(siteColors.light)} }
  @media (prefers-color-scheme: dark) { :root { ${variables(siteColors.dark)} } }
  * { box-sizing: border-box }
  body { margin: 0; background: var(--page); color: var(--text); font: 1.125rem/1.55 system-ui, sans-serif }
  header, main { max-inline-size: 40rem; margin-inline: auto; padding: 1rem 1.25rem }
  header { padding-block: 1.25rem; border-block-end: 1px solid var(--line-strong); margin-block-end: 1rem }
  header, h1 { font-family: "Source Serif", Georgia, serif; font-weight: 650 }
  h1 { font-size: 2rem; line-height: 1.2; margin-block: 0 1rem }
  a { color: var(--link) }
  header a { color: inherit; text-decoration: none }
  label { display: block; font-weight: 650 }
  .box { display: flex; gap: .75rem; align-items: start } .box label { font-weight: 400 }
  form { display: grid; gap: 1.25rem; margin-block: 1.5rem }
  input:not([type=checkbox]), select, textarea { inline-size: 100%; min-block-size: 3rem; padding: .5rem .75rem; font: inherit;
    color: inherit; background: var(--page); border: 1px solid var(--line-strong); border-radius: .375rem }
  input[type=checkbox] { inline-size: 1.5rem; block-size: 1.5rem; flex: none }
  button { justify-self: start; min-block-size: 3rem; padding: .5rem 1.5rem; font: inherit; font-weight: 650;
    color: var(--button-text); background: var(--button); border: 0; border-radius: .375rem; cursor: pointer }
  .quiet { color: var(--text-quiet) } label + .quiet { margin: 0; font-size: .9375rem } .bad { color: var(--warning); font-weight: 650; margin: 0 } .trap { display: none }
`);

/**
 * Answers a reader with a page of a few lines, when there is no page of the site for it: what they sent without script
 * cannot be taken, or a link is over.
 */
export async function answerPage(
  strapi: Core.Strapi,
  ctx: Answering,
  status: number,
  { title, content }: { title: string; content: Html },
): Promise<void> {
  const siteName = await siteNameOf(strapi);
  ctx.status = status;
  ctx.body = html`<!doctype html>
<html lang="${languageTag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="same-origin">
<title>${title} – ${siteName}</title>
<style>${style}</style>
</head>
<body>
<header><a href="${environment.SITE_URL}/">${siteName}</a></header>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.text;
  ctx.type = 'text/html; charset=utf-8';
  ctx.set('Cache-Control', 'no-store');
  // Not `no-referrer`: with it, browsers say of the page's own forms that they come from nowhere.
  ctx.set('Referrer-Policy', 'same-origin');
}
