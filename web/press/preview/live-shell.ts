import { findBlock } from '@patient-press/shared/live-preview';
import { previewWords } from '../words/preview.ts';
import { inScript } from './frame.ts';
import { NO_ALT } from './live-pictures.ts';

/** Labels at what is wrong; they take no room, so that nothing else moves. */
const style = `
[data-live-problem] { outline: 3px solid #c4320a !important; outline-offset: 3px; position: relative; }
[data-live-problem]::after { content: attr(data-live-problem); position: absolute; inset-block-start: 100%; inset-inline-start: 0; z-index: 9; inline-size: max-content; max-inline-size: 18rem; padding: .1rem .4rem; background: #c4320a; color: #fff; font: 600 .75rem/1.4 system-ui, sans-serif; text-decoration: none; }
[data-live-draft] { outline: 2px dashed #8a5a00 !important; }
[data-live-draft]::after { background: #8a5a00; }
.prose > * { cursor: text; }
.live-message { position: fixed; inset-block-end: 0; inset-inline: 0; z-index: 99; margin: 0; padding: .6rem 1rem; background: #c4320a; color: #fff; font: 500 .9375rem/1.4 system-ui, sans-serif; }
.live-message:empty { display: none; }
`;

/** Makes one page out of another, and leaves alone what both have: pictures are not loaded again, and nothing scrolls. */
const morph = `
const morph = (old, fresh) => {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeName !== fresh.nodeName || old.nodeType !== 1) return old.replaceWith(fresh);
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const [before, after] = [[...old.childNodes], [...fresh.childNodes]];
  let [start, end] = [0, 0];
  while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) start += 1;
  const rest = Math.min(before.length, after.length) - start;
  while (end < rest && before.at(-1 - end).isEqualNode(after.at(-1 - end))) end += 1;
  const [out, into] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  const next = before[before.length - end] ?? null;
  into.forEach((node, index) => (out[index] ? morph(out[index], node) : old.insertBefore(node, next)));
  for (const node of out.slice(into.length)) node.remove();
};
const morphHead = (fresh) => {
  const styles = 'style:not(#live), link[rel="stylesheet"]';
  const wanted = new Map([...fresh.querySelectorAll(styles)].map((one) => [one.outerHTML, one]));
  for (const one of document.head.querySelectorAll(styles))
    if (!wanted.delete(one.dataset.live ?? one.outerHTML)) one.remove();
  for (const [html, one] of wanted) {
    one.dataset.live = html;
    one.addEventListener('load', applyTheme);
    document.head.insertBefore(one, document.getElementById('live'));
  }
  document.title = fresh.title;
};`;

/** The theme that the admin asks for, whatever the system's is: the site knows only the system's. */
const theme = `
let theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
const themeRules = (rules) => [...rules].flatMap((rule) => [
  ...(rule.media && (rule.liveTheme ||= /prefers-color-scheme: *(dark|light)/.exec(rule.media.mediaText)?.[1]) ? [rule] : []),
  ...(rule.cssRules ? themeRules(rule.cssRules) : []),
]);
const applyTheme = () => {
  document.documentElement.style.colorScheme = theme;
  for (const { cssRules } of document.styleSheets)
    for (const rule of themeRules(cssRules)) rule.media.mediaText = rule.liveTheme === theme ? 'all' : 'not all';
};`;

const problems = (words: typeof previewWords.problems) => `
const words = ${JSON.stringify(words)};
const markProblems = (root, brokenLinks, draftLinks) => {
  const label = (element, text) => element && (element.dataset.liveProblem = text);
  for (const picture of root.querySelectorAll('main img'))
    if (picture.alt === ${JSON.stringify(NO_ALT)}) label(picture.closest('figure') ?? picture.parentElement, words.noAlt);
  for (const link of root.querySelectorAll('main a[href]')) {
    const href = link.getAttribute('href');
    const path = href.split(/[?#]/)[0];
    if (draftLinks.includes(path)) {
      label(link, words.draftLink);
      link.dataset.liveDraft = '';
    } else if (brokenLinks.includes(path)) label(link, words.brokenLink);
    else if (href.length > 1 && href[0] === '#' && !root.getElementById(decodeURIComponent(href.slice(1))))
      label(link, words.noHeading);
  }
  const texts = document.createTreeWalker(root.querySelector('main') ?? root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    const [mark] = /\\[@[\\w][^\\]]*\\]/.exec(data) ?? [];
    if (mark && !parentElement.closest('code, pre')) label(parentElement, words.unknownMark + ': ' + mark);
  }
};`;

const main = (admin: string, unanswered: string) => `
const admin = ${JSON.stringify(admin)};
const findBlock = ${findBlock.toString()};
const tell = (news) => parent.postMessage(news, admin);
const blocks = () => [...document.querySelectorAll('main .prose > *')];
const say = (text) => {
  const line = document.querySelector('.live-message') ?? document.body.appendChild(document.createElement('p'));
  line.className = 'live-message';
  line.setAttribute('role', 'status');
  line.textContent = text;
};
const show = ({ html, missing, brokenLinks, draftLinks }, number) => {
  const fresh = new DOMParser().parseFromString(html, 'text/html');
  markProblems(fresh, brokenLinks, draftLinks);
  morphHead(fresh.head);
  for (const { name, value } of fresh.documentElement.attributes) document.documentElement.setAttribute(name, value);
  document.documentElement.style.scrollBehavior = 'auto';
  morph(document.body, fresh.body);
  applyTheme();
  tell({ type: 'patient-press-live-shown', number, missing });
};
let [next, isBusy] = [null, false];
const render = async () => {
  if (isBusy || !next) return;
  const { number, savedAt, fields } = next;
  [next, isBusy] = [null, true];
  try {
    const answer = await fetch('../live', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ savedAt, fields }),
    });
    if (answer.status === 200) show(await answer.json(), number);
    else if (answer.status !== 204) throw new Error((await answer.json()).detail);
  } catch (error) {
    const message = error instanceof TypeError || error instanceof SyntaxError ? ${JSON.stringify(unanswered)} : error.message;
    say(message);
    tell({ type: 'patient-press-live-failed', number, message });
  }
  isBusy = false;
  render();
};
const scrollTo = (place, count) => {
  const all = blocks();
  const block = all[findBlock(all.map((one) => one.textContent), count, place)];
  if (!block) return;
  const { top, bottom } = block.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) block.scrollIntoView({ block: 'center' });
};
addEventListener('message', ({ origin, source, data }) => {
  if (origin !== admin || source !== parent) return;
  if (data?.type === 'patient-press-live-show') {
    next = data;
    render();
  } else if (data?.type === 'patient-press-live-scroll') scrollTo(data.place, data.count);
  else if (data?.type === 'patient-press-live-theme') {
    theme = data.theme;
    applyTheme();
  }
});
addEventListener('click', (event) => {
  event.preventDefault();
  const block = event.target.closest?.('main .prose > *');
  if (!block) return;
  const text = block.textContent.trim().slice(0, 200);
  tell({ type: 'patient-press-live-clicked', place: { index: blocks().indexOf(block), text }, count: blocks().length });
}, true);
addEventListener('submit', (event) => event.preventDefault(), true);
tell({ type: 'patient-press-live-ready' });
`;

/** A page without content of its own, for the admin's frame: shows what the admin sends, and runs nothing of the site's. */
export function liveShell({ nonce, admin }: { nonce: string; admin: string }): string {
  const { live, waiting, problems: words, unanswered } = previewWords;
  const script = [theme, morph, problems(words), main(admin, unanswered)].join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${live}</title>
<style id="live">${style}</style>
</head>
<body>
<p style="font-family: system-ui, sans-serif; padding: 1rem">${waiting}</p>
<script nonce="${nonce}" type="module">${inScript(script)}</script>
</body>
</html>`;
}
