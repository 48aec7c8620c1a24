import { relOf } from '../../../src/components/links.ts';
import type { Block } from '../../../src/content/entries/body.ts';
import type { Figure, Picture } from '../../../src/content/entries/pictures.ts';
import type {
  CitationNode,
  InlineNode,
  ListNode,
  RichTextNode,
  TextNode,
} from '../../../src/content/entries/rich-text.ts';
import type { Banner } from '../../../src/content/props/banner.ts';
import { type Html, html } from './html.ts';

/** The same markup as web/src/components/{article,body,cta}, as templates. */

export const drawPicture = (
  { src, width, height, color, sources }: Picture,
  alt: string,
  sizes: string,
  first = false,
): Html => html`
<div class="picture"><svg color="${color}" aria-hidden="true"></svg><picture>${sources.map(
  ({ type, srcset }) => html`<source type="${type}" srcset="${srcset}" sizes="${sizes}">`,
)}<img src="${src}" alt="${alt}" width="${width}" height="${height}" ${first ? html`fetchpriority="high"` : html`loading="lazy" decoding="async"`}></picture></div>`;

export const drawFigure = ({ picture, alt, caption, credit }: Figure, sizes: string, first = false): Html => html`
<figure data-eleventy-cid="figure">${drawPicture(picture, alt, sizes, first)}<figcaption data-eleventy-cid="figure"><span data-eleventy-cid="figure">${caption}</span><span class="credit" data-eleventy-cid="figure">${credit}</span></figcaption></figure>`;

const drawText = ({ text, bold, italic }: TextNode): Html => {
  if (bold) return html`<strong>${text}</strong>`;
  return italic ? html`<em>${text}</em>` : html`${text}`;
};

const drawMarks = ({ marks }: CitationNode): Html =>
  html`<sup class="marks">${marks.map(({ number, id }) => html`<a href="#source-${number}" id="${id}" aria-label="Source ${number}">${number}</a>`)}</sup>`;

const drawPlain = (node: TextNode | CitationNode): Html => (node.type === 'text' ? drawText(node) : drawMarks(node));

const drawInline = (nodes: readonly InlineNode[]): Html[] =>
  nodes.map((node) =>
    node.type === 'link'
      ? html`<a href="${node.url}" rel="${relOf(node.url)}">${node.children.map(drawPlain)}</a>`
      : drawPlain(node),
  );

const drawList = ({ ordered, items }: ListNode): Html => {
  const drawn = items.map(({ line, lists }) => html`<li>${drawInline(line)}${lists.map(drawList)}</li>`);
  return ordered ? html`<ol>${drawn}</ol>` : html`<ul>${drawn}</ul>`;
};

export function drawRichText(node: RichTextNode): Html {
  switch (node.type) {
    case 'paragraph':
      return html`<p>${drawInline(node.children)}</p>`;
    case 'heading':
      return html`<h${node.level} id="${node.id}" data-eleventy-cid="heading">${drawInline(node.children)}<a class="anchor screen-only" href="#${node.id}" aria-hidden="true" tabindex="-1" data-eleventy-cid="heading">#</a></h${node.level}>`;
    case 'list':
      return drawList(node);
    case 'quote':
      return html`<blockquote>${drawInline(node.children)}</blockquote>`;
    case 'code':
      return html`<pre tabindex="0"><code>${node.text}</code></pre>`;
    case 'image':
      return drawFigure(node.figure, '100vw');
  }
}

export const drawActions = ({ variants: [{ actions }] }: Banner): Html =>
  html`<ul class="actions screen-only" data-eleventy-cid="actions">${actions.map(
    ({ href, label }, index) =>
      html`<li data-eleventy-cid="actions"><a class="action${index > 0 && ' action-quiet'}" href="${href}" data-eleventy-cid="actions">${label}</a></li>`,
  )}</ul>`;

export const drawSponsor = ({ sponsor }: Banner): Html =>
  html`<p class="sponsor" data-eleventy-cid="sponsor">Paid for by ${sponsor.legalName}, ${sponsor.officeAddress}. Responsible attorney: ${sponsor.responsibleAttorney}. Licensed in: ${sponsor.jurisdictions}. ${sponsor.disclaimer}</p>`;

export const drawBanner = (banner: Banner, where: string): Html => html`
<aside class="banner" aria-label="${banner.label} ${where}" data-eleventy-cid="banner"><p class="label" data-eleventy-cid="banner">${banner.label}</p><p class="message" data-eleventy-cid="banner">${banner.variants[0].message}</p><p data-eleventy-cid="banner">${banner.variants[0].detail}</p>${drawActions(banner)}${drawSponsor(banner)}</aside>`;

/** Blocks that the generator does not write are not drawn. @throws Error when it begins to write others. */
export function drawBlock(block: Block, inline: Banner | undefined): Html {
  switch (block.type) {
    case 'rich-text':
      return html`${block.content.map(drawRichText)}`;
    case 'key-points':
      return html`<section class="key-points" data-eleventy-cid="points"><h2 data-eleventy-cid="points">Key points</h2><ul class="points" data-eleventy-cid="points">${block.points.map((point) => html`<li data-eleventy-cid="points">${drawInline(point)}</li>`)}</ul></section>`;
    case 'banner':
      return inline ? drawBanner(inline, 'in the article') : html``;
    default:
      throw new Error(
        `Eleventy’s page does not draw ${block.type} blocks: add them to web/bench/peers/eleventy/body.ts.`,
      );
  }
}
