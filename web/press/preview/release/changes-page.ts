import { escapeHtml } from '@patient-press/shared/escape-html';
import { releasePreviewWords as words } from '../../words/release-preview.ts';
import { type ReleaseFrame, renewing } from './frame.ts';
import type { Changes, ListedBanner, ListedPage } from './list-changes.ts';
import type { ReleasePreview } from './release-preview.ts';

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; --line: color-mix(in srgb, CanvasText 18%, Canvas); --soft: color-mix(in srgb, CanvasText 72%, Canvas); }
* { box-sizing: border-box; }
body { background: Canvas; color: CanvasText; margin: 0 auto; max-inline-size: 60rem; padding: 2rem 1.25rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.what { color: var(--soft); margin: 0 0 .25rem; }
.summary { font-size: 1.1rem; margin: .75rem 0 .25rem; } .note, small { color: var(--soft); } .note { margin: 0; }
.open { display: inline-block; margin-block-start: 1.25rem; border-radius: .25rem; padding: .5rem 1rem; background: #1d4ed8; color: #fff; font-weight: 600; text-decoration: none; } .open:hover { background: #1e40af; }
.problems { border-inline-start: .4rem solid #b26a00; border-radius: .25rem; padding: .75rem 1rem; margin-block-start: 1.5rem; background: color-mix(in srgb, #b26a00 14%, Canvas); }
.problems h2 { margin: 0 0 .25rem; } .problems ul { margin: 0; padding-inline-start: 1.25rem; }
ul.list { list-style: none; margin: 0; padding: 0; border-block-start: 1px solid var(--line); } ul.list li { padding: .5rem 0; border-block-end: 1px solid var(--line); }
small { display: block; font-size: .875rem; } a { color: light-dark(#1d4ed8, #93b4ff); text-underline-offset: .15em; }
details { margin-block: .5rem; } summary { cursor: pointer; font-weight: 600; padding-block: .25rem; }
a:focus-visible, summary:focus-visible { outline: 3px solid #1d4ed8; outline-offset: 2px; border-radius: .125rem; }`;

/** Longer groups are closed at first. */
const SHORT = 12;

/** How the page's links are made. */
export interface Linking {
  /** The preview of a path of the site. */
  to(path: string): string;
  /** The preview of a banner alone; null: it is gone. */
  banner(banner: ListedBanner): string | null;
}

const count = (number: number) => number.toLocaleString('en-US');
const listOf = (items: readonly string[]) =>
  `<ul class="list">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
const link = (href: string, text: string) => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
const pageItem = ({ to }: Linking, { path, title }: ListedPage, more = '') =>
  `${link(to(path), title)}<small>${escapeHtml(path)}</small>${more && `<small>${escapeHtml(more)}</small>`}`;

const section = (heading: (of: { count: number }) => string, items: readonly string[]) =>
  items.length > 0 ? `<section><h2>${heading({ count: items.length })}</h2>${listOf(items)}</section>` : '';

function changedSection({ changed, changedCount }: Changes, linking: Linking): string {
  if (changedCount === 0) return '';
  const all = Object.entries(words.groups).flatMap(([group, heading]) => {
    const pages = changed.get(group as keyof typeof words.groups) ?? []; // a key of the same object
    if (pages.length === 0) return [];
    const isOpen = pages.length <= SHORT ? ' open' : '';
    const items = pages.map((page) => pageItem(linking, page));
    return [`<details${isOpen}><summary>${heading} (${count(pages.length)})</summary>${listOf(items)}</details>`];
  });
  return `<section><h2>${words.changed({ count: changedCount })}</h2>${all.join('')}</section>`;
}

function bannerItem(linking: Linking, banner: ListedBanner): string {
  const alone = linking.banner(banner);
  const more = alone === null ? '' : `<small>${link(alone, words.alone)}</small>`;
  return `<strong>${escapeHtml(banner.document.title)}</strong><small>${escapeHtml(banner.run)}</small>${more}`;
}

/** The page that lists what a release changes. */
export function changesPage(
  { plan, problems, future }: ReleasePreview,
  changes: Changes,
  { linking, frame }: { linking: Linking; frame: ReleaseFrame },
): string {
  const { fresh, gone, redirects, banners, changedCount, files } = changes;
  const total = fresh.length + gone.length + changedCount;
  const { isCut } = future;
  const summary = words.summary({ total, isCut, fresh: fresh.length, changed: changedCount, gone: gone.length });
  const toFix = problems.map((problem) => `<li>${escapeHtml(problem)}</li>`).join('');
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${escapeHtml(plan.name)}: ${words.heading}</title><style>${style}</style></head>
<body><main><header><p class="what">${words.heading}</p><h1>${escapeHtml(plan.name)}</h1>
<p class="summary">${summary}</p><p class="note">${isCut ? `${words.cut} ` : ''}${words.notLive}</p>
<a class="open" href="${linking.to('/')}">${words.open}</a></header>
${toFix && `<section class="problems"><h2>${words.problems}</h2><ul>${toFix}</ul></section>`}
${section(
  words.fresh,
  fresh.map((page) => pageItem(linking, page)),
)}
${section(
  words.gone,
  gone.map((page) => pageItem(linking, page, page.instead)),
)}
${section(
  words.redirects,
  redirects.map(({ from, to }) => `${link(linking.to(from), from)} → ${escapeHtml(to)}`),
)}
${section(
  words.banners,
  banners.map((banner) => bannerItem(linking, banner)),
)}
${changedSection(changes, linking)}
${files.length > 0 ? `<p class="note">${escapeHtml(words.files({ names: files }))}</p>` : ''}
</main>${renewing(frame)}</html>`;
}
