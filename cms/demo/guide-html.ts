// Draws a guide as one HTML document for print: cover, title page with contents, chapters, imprint.
// Used by print-guides.ts; it reads nothing and knows no file.
import type { Block, InlineNode } from '../src/setup/demo/content/blocks';
import type { BodyEntry, Guide, Person, SiteSettings } from '../src/setup/demo/content/types';

export interface GuideToPrint {
  guide: Guide;
  reviewer: Person | undefined;
  settings: SiteSettings;
  /** Data URLs by file name. */
  pictures: ReadonlyMap<string, string>;
  /** Ready-made @font-face rules for the family Serif4. */
  fonts: string;
  /** Page numbers by a heading's id; empty when they are not known yet. */
  pageOf: ReadonlyMap<string, number>;
}
interface Chapter {
  id: string;
  title: string;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
const plain = (nodes: InlineNode[]): string =>
  nodes.map((node) => (node.type === 'link' ? plain(node.children) : node.text)).join('');
const idOf = (title: string) => title.toLowerCase().replace(/[^a-z0-9]+/g, '-');

function inlineHtml(nodes: InlineNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'link') return `<a href="${escapeHtml(node.url)}">${inlineHtml(node.children)}</a>`;
      if (node.bold) return `<strong>${escapeHtml(node.text)}</strong>`;
      if (node.italic) return `<em>${escapeHtml(node.text)}</em>`;
      return node.code ? `<code>${escapeHtml(node.text)}</code>` : escapeHtml(node.text);
    })
    .join('');
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level} id="${idOf(plain(block.children))}">${inlineHtml(block.children)}</h${block.level}>`;
    case 'list': {
      const tag = block.format === 'ordered' ? 'ol' : 'ul';
      return `<${tag}>${block.children.map((item) => `<li>${inlineHtml(item.children)}</li>`).join('')}</${tag}>`;
    }
    case 'quote':
      return `<blockquote>${inlineHtml(block.children)}</blockquote>`;
    case 'paragraph':
      return `<p>${inlineHtml(block.children)}</p>`;
  }
}
const blocksHtml = (blocks: Block[]) => blocks.map(blockHtml).join('');

function tableHtml({ caption, rows }: Extract<BodyEntry, { __component: 'body.table' }>): string {
  const [head = [], ...body] = rows;
  const cells = ([first = '', ...rest]: string[]) =>
    `<tr><th scope="row">${escapeHtml(first)}</th>${rest.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
  const heads = head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  return `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${body.map(cells).join('')}</tbody></table>`;
}

function entryHtml(entry: BodyEntry, pictures: GuideToPrint['pictures']): string {
  switch (entry.__component) {
    case 'body.rich-text':
      return blocksHtml(entry.content);
    case 'body.key-points':
      return `<div class="points"><p class="label">In short</p><ul>${entry.points.map(({ text }) => `<li>${escapeHtml(text)}</li>`).join('')}</ul></div>`;
    case 'body.questions':
      return entry.items
        .map(
          ({ question, answer }) => `<div class="question"><h3>${escapeHtml(question)}</h3>${blocksHtml(answer)}</div>`,
        )
        .join('');
    case 'body.table':
      return tableHtml(entry);
    case 'body.figure': {
      const { image, alt, caption = '', credit = '' } = entry.figure;
      const below = [caption, credit].filter(Boolean).map(escapeHtml).join(' ');
      return `<figure><img src="${pictures.get(image) ?? ''}" alt="${escapeHtml(alt)}"><figcaption>${below}</figcaption></figure>`;
    }
    case 'body.pull-quote':
      return `<blockquote>${escapeHtml(entry.text)}</blockquote>`;
    case 'body.banner':
    case 'body.guide-offer':
      return '';
  }
}

function chaptersOf(guide: Guide): Chapter[] {
  return guide.chapters
    .flatMap((entry) => (entry.__component === 'body.rich-text' ? entry.content : []))
    .flatMap((block) => (block.type === 'heading' && block.level === 2 ? [plain(block.children)] : []))
    .map((title) => ({ id: idOf(title), title }));
}

const STYLE = `
@page{size:Letter;margin:24mm 24mm 26mm 30mm;@bottom-right{content:counter(page);font:600 9.5pt Serif4;color:#0f4f56}}
@page :first{margin:0;@bottom-right{content:none}@bottom-left{content:none}}
html{font:400 11.5pt/1.5 Serif4,serif;color:#15323b;hyphens:manual}body{margin:0}
.cover{break-after:page;height:11in;overflow:hidden}.cover img{display:block;width:8.5in;height:11in;object-fit:cover;object-position:top}
.title{break-after:page}.title .site{font-weight:600;color:#0f4f56;margin:0 0 26mm;padding-bottom:3mm;border-bottom:.6pt solid #0f4f56}
h1{font-size:34pt;line-height:1.12;font-weight:640;letter-spacing:-.01em;margin:0 0 6mm;max-width:15cm}
.summary{font-size:14pt;line-height:1.42;max-width:14.5cm;margin:0 0 6mm}.edition{color:#48636a;margin:0 0 14mm}
nav p{font-weight:640;font-size:13pt;color:#0f4f56;margin:0 0 2mm}nav ol{list-style:none;margin:0;padding:0}
nav a{display:flex;align-items:baseline;gap:3mm;color:inherit;text-decoration:none;padding:1.6mm 0;border-bottom:.5pt solid #d9cdb6}
nav a span{margin-inline-start:auto;color:#0f4f56;font-weight:600}
h2{font-size:20pt;line-height:1.2;font-weight:640;color:#0f4f56;margin:11mm 0 3mm;padding-top:4mm;border-top:2pt solid #dd6b52;break-after:avoid}
main>h2:first-child{margin-top:0}h3{font-size:13pt;line-height:1.3;font-weight:640;margin:6mm 0 1.5mm;break-after:avoid}
p{margin:0 0 3mm;orphans:3;widows:3}ul,ol{margin:0 0 4mm;padding-inline-start:6mm}li{margin:0 0 1.4mm;break-inside:avoid}li::marker{color:#b9492f;font-weight:600}
a{color:#0f4f56}.points{background:#f4ead9;border-inline-start:3pt solid #dd6b52;padding:4.5mm 6mm 3mm;margin:6mm 0;break-inside:avoid}
.points ul{margin:0}.label{font-weight:640;color:#0f4f56;margin:0 0 1.5mm}.question{break-inside:avoid}
table{break-inside:avoid;width:100%;border-collapse:collapse;margin:6mm 0;font-size:10.5pt;line-height:1.4}caption{text-align:start;font-weight:640;padding-bottom:2mm;caption-side:top}
th,td{text-align:start;vertical-align:top;padding:2mm 4mm 2mm 0;border-bottom:.5pt solid #d9cdb6}th{font-weight:640}thead th{color:#0f4f56;border-bottom:1.4pt solid #0f4f56}
tbody th{width:34%}figure{margin:6mm 0;break-inside:avoid}figure img{width:100%;border-radius:2mm}figcaption{font-size:9.5pt;line-height:1.4;color:#48636a;margin-top:2mm}
.imprint{margin-top:14mm;padding-top:4mm;border-top:.6pt solid #0f4f56;font-size:9.5pt;line-height:1.45;break-inside:avoid}.imprint h2{font-size:13pt;border:0;padding:0;margin:0 0 2mm}.imprint p{margin:0 0 2mm}
`;

function formatDay(day: string): string {
  return new Date(day).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
}

function titlePage({ guide, reviewer, settings, pageOf }: GuideToPrint): string {
  const contents = chaptersOf(guide)
    .map(({ id, title }) => `<li><a href="#${id}">${escapeHtml(title)} <span>${pageOf.get(id) ?? ''}</span></a></li>`)
    .join('');
  const reviewed = reviewer
    ? ` Reviewed on ${formatDay(guide.lastReviewedOn)} by ${escapeHtml(reviewer.name)}, ${escapeHtml(reviewer.credentials ?? '')}.`
    : '';
  return `<header class="title"><p class="site">${escapeHtml(settings.siteName)}</p><h1>${escapeHtml(guide.title)}</h1>
<p class="summary">${escapeHtml(guide.summary)}</p><p class="edition">${escapeHtml(guide.edition)}.${reviewed}</p>
<nav aria-label="Contents"><p>Contents</p><ol>${contents}</ol></nav></header>`;
}

function imprint({ guide, settings }: GuideToPrint): string {
  return `<footer class="imprint"><h2 id="imprint">About this guide</h2>
<p><strong>${escapeHtml(guide.title)}.</strong> ${escapeHtml(guide.edition)}. Published by ${escapeHtml(settings.publisherName)} on ${escapeHtml(settings.siteName)}. You can also read it there, at /guides/${guide.slug}/.</p>
<p>${escapeHtml(settings.medicalDisclaimer)}</p><p>Nothing in this guide is legal advice. ${escapeHtml(settings.footerNote)}</p>
<p>Text and illustrations: Patient Press, MIT License. Typeface: Source Serif 4, SIL Open Font License.</p></footer>`;
}

/** A whole HTML document; its language and title become the PDF's. */
export function guideHtml(print: GuideToPrint): string {
  const { guide, pictures, fonts } = print;
  const cover = `<div class="cover"><img src="${pictures.get(guide.cover.image) ?? ''}" alt="${escapeHtml(guide.cover.alt)}"></div>`;
  const chapters = guide.chapters.map((entry) => entryHtml(entry, pictures)).join('\n');
  return `<!doctype html><html lang="en-US"><head><meta charset="utf-8"><title>${escapeHtml(guide.title)}</title><style>${fonts}${STYLE}
@page{@bottom-left{content:"${escapeHtml(guide.title)}";font:9pt Serif4;color:#48636a}}@page :first{@bottom-left{content:none}}</style></head><body>${cover}${titlePage(print)}<main>${chapters}</main>${imprint(print)}</body></html>`;
}
