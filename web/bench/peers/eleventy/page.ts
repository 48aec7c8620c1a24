import { formatDate } from '../../../src/components/format-date.ts';
import type { GuideOffer } from '../../../src/content/entries/guide.ts';
import type { ArticlePage } from '../../../src/content/props/article.ts';
import type { ArticleCard } from '../../../src/content/props/article-card.ts';
import type { Chrome } from '../../../src/content/props/chrome.ts';
import type { Citation } from '../../../src/content/props/citation.ts';
import type { CreditedPerson } from '../../../src/content/props/credited-person.ts';
import { articleGraph } from '../../../src/seo/article.ts';
import { formatJsonLd } from '../../../src/seo/json-ld.ts';
import { formatTitle } from '../../../src/seo/title.ts';
import { drawActions, drawBanner, drawBlock, drawFigure, drawPicture, drawRichText, drawSponsor } from './body.ts';
import { Html, html } from './html.ts';

const drawHead = (page: ArticlePage, styles: string): Html => {
  const { chrome, headline, dek, hero } = page;
  const url = chrome.siteUrl + page.path;
  return html`<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${formatTitle(headline, chrome.siteName)}</title><meta name="description" content="${dek}"><link rel="canonical" href="${url}"><meta property="og:site_name" content="${chrome.siteName}"><meta property="og:type" content="article"><meta property="og:title" content="${headline}"><meta property="og:description" content="${dek}"><meta property="og:url" content="${url}"><meta property="og:image" content="${chrome.siteUrl}${hero?.picture.src}"><meta property="og:image:width" content="${hero?.picture.width}"><meta property="og:image:height" content="${hero?.picture.height}"><meta property="og:image:alt" content="${hero?.alt}"><meta property="article:published_time" content="${page.publishedAt}"><meta property="article:modified_time" content="${page.updatedAt}"><meta name="twitter:card" content="summary_large_image"><meta name="theme-color" content="#0d3b42" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#0c3238" media="(prefers-color-scheme: dark)"><link rel="alternate" type="application/rss+xml" title="${chrome.siteName}" href="/feed.xml"><link rel="icon" href="/icon.svg" type="image/svg+xml"><script type="application/ld+json">${new Html(formatJsonLd(articleGraph(page)))}</script>${new Html(styles)}</head>`;
};

const drawTopBanner = ({ banners }: Chrome): Html | undefined => {
  const banner = banners['top-bar'];
  return (
    banner &&
    html`<aside aria-label="${banner.label}" data-eleventy-cid="top"><div class="page" data-eleventy-cid="top"><details data-eleventy-cid="top"><summary data-eleventy-cid="top"><span class="label" data-eleventy-cid="top">${banner.label}</span> <span class="payer" data-eleventy-cid="top">Paid for by ${banner.sponsor.legalName}</span></summary><p data-eleventy-cid="top">${banner.variants[0].detail}</p>${drawSponsor(banner)}</details><p class="message" data-eleventy-cid="top">${banner.variants[0].message}</p>${drawActions(banner)}</div></aside>`
  );
};

const drawLinks = ({ navigation }: Chrome): Html =>
  html`<ul class="links">${navigation.map(({ url, label }) => html`<li><a href="${url}">${label}</a></li>`)}</ul>`;

const drawHeader = (chrome: Chrome): Html => html`
<header data-eleventy-cid="header"><div class="page bar" data-eleventy-cid="header"><a class="site" href="/" data-eleventy-cid="header"><span data-eleventy-cid="header"><span class="name" data-eleventy-cid="header">${chrome.siteName}</span><span class="tagline" data-eleventy-cid="header">${chrome.tagline}</span></span></a><details class="narrow screen-only" data-eleventy-cid="header"><summary data-eleventy-cid="header">Menu</summary><nav aria-label="Menu" data-eleventy-cid="header">${drawLinks(chrome)}</nav></details><nav class="broad screen-only" aria-label="Main" data-eleventy-cid="header">${drawLinks(chrome)}</nav></div></header>`;

const drawByline = (label: string, people: readonly CreditedPerson[]): Html => html`
<div class="byline" data-eleventy-cid="byline"><dt data-eleventy-cid="byline">${label}</dt>${people.map(
  ({ path, name, credentials, jobTitle }) =>
    html`<dd data-eleventy-cid="byline"><a href="${path}" data-eleventy-cid="byline">${name}</a><span data-eleventy-cid="byline">, ${credentials}</span><span class="job" data-eleventy-cid="byline">${jobTitle}</span></dd>`,
)}</div>`;

const drawDay = (label: string, iso: string | null): Html | null =>
  iso === null
    ? null
    : html`<div class="day"><dt>${label}</dt><dd><time datetime="${iso}">${formatDate(iso)}</time></dd></div>`;

const drawCitation = ({ source, note, places }: Citation, index: number): Html => html`
<li id="source-${index + 1}"><span class="number">${index + 1}.</span><div><div class="reference"><p>${source.vancouver}</p><ul class="ways"><li class="kind">${source.kind}</li><li><a href="${source.href}" rel="noopener">doi:${source.doi}</a></li></ul>${note}</div><p class="back screen-only"><span>↩ Back to the text:</span>${places.map(
  ({ id }, place) => {
    const letter = String.fromCharCode(97 + place);
    return html`<a href="#${id}" aria-label="${letter}: back to the text, from source ${index + 1}">${letter}</a>`;
  },
)}</p></div></li>`;

const drawGuideOffer = ({ cover, edition, path, title, offer }: GuideOffer): Html => html`
<div class="text section" data-eleventy-cid="article"><div class="guide-offer" data-eleventy-cid="offer">${cover && drawPicture(cover.picture, cover.alt, '(min-width: 48rem) 12rem, 9rem')}<div data-eleventy-cid="offer"><p class="label" data-eleventy-cid="offer">Free guide, ${edition}</p><h2 data-eleventy-cid="offer"><a href="${path}" data-eleventy-cid="offer">${title}</a></h2><div class="offer" data-eleventy-cid="offer">${offer.map(drawRichText)}</div><a class="button screen-only" href="${path}" data-eleventy-cid="offer">Get the free guide</a></div></div></div>`;

const drawCard = ({ hero, kicker, path, headline, dek, publishedAt, byline }: ArticleCard): Html => html`
<li data-eleventy-cid="grid"><article class="card tile" data-eleventy-cid="card">${hero && drawPicture(hero.picture, '', '(min-width: 48rem) 24rem, 7rem')}<div class="words" data-eleventy-cid="card"><p class="kicker" data-eleventy-cid="card">${kicker}</p><h3 class="headline" data-eleventy-cid="card"><a href="${path}" data-eleventy-cid="card">${headline}</a></h3><p class="dek" data-eleventy-cid="card">${dek}</p><p class="meta" data-eleventy-cid="card"><time datetime="${publishedAt}">${formatDate(publishedAt)}</time><span data-eleventy-cid="card">By ${byline.join(', ')}</span></p></div></article></li>`;

const drawFooter = (chrome: Chrome): Html => html`
<footer data-eleventy-cid="footer"><div class="page" data-eleventy-cid="footer"><div class="about" data-eleventy-cid="footer"><p class="name" data-eleventy-cid="footer">${chrome.siteName}</p><p data-eleventy-cid="footer">Published by ${chrome.publisherName}.</p><p data-eleventy-cid="footer">${chrome.footerNote}</p><p data-eleventy-cid="footer">Telephone: <a href="${chrome.phone?.href}" data-eleventy-cid="footer">${chrome.phone?.label}</a></p></div><nav class="screen-only" aria-label="About this site" data-eleventy-cid="footer"><ul class="policies" data-eleventy-cid="footer">${chrome.policies.map(
  ({ url, label }) =>
    html`<li data-eleventy-cid="footer"><a href="${url}" data-eleventy-cid="footer">${label}</a></li>`,
)}</ul></nav><p class="disclaimer" data-eleventy-cid="footer">${chrome.medicalDisclaimer}</p></div></footer>`;

/**
 * The page of an article, with the elements that web/src/layouts/Article.astro has.
 * @param styles the `<style>` elements of that page.
 */
export function drawPage(page: ArticlePage, styles: string): string {
  const { chrome, hero, topics } = page;
  const endBanner = chrome.banners['article-end'];
  return html`<!DOCTYPE html><html lang="en-US">${drawHead(page, styles)}<body><a class="skip visually-hidden" href="#main">Skip to main content</a>${drawTopBanner(chrome)}${drawHeader(chrome)}<main id="main" tabindex="-1"><nav class="text screen-only" aria-label="Where you are" data-eleventy-cid="crumbs"><ol class="crumbs" data-eleventy-cid="crumbs"><li data-eleventy-cid="crumbs"><a href="/" data-eleventy-cid="crumbs">Home</a></li>${topics
    .slice(0, 1)
    .map(
      ({ path, name }) =>
        html`<li data-eleventy-cid="crumbs"><a href="${path}" data-eleventy-cid="crumbs">${name}</a></li>`,
    )}</ol></nav><article data-eleventy-cid="article"><div class="text head" data-eleventy-cid="article"><header data-eleventy-cid="title"><p class="kicker" data-eleventy-cid="title">${page.kicker}</p><h1 data-eleventy-cid="title">${page.headline}</h1><p class="dek" data-eleventy-cid="title">${page.dek}</p></header><div class="credits" data-eleventy-cid="credits"><dl class="people" data-eleventy-cid="credits">${drawByline('Written by', page.authors)}${page.reviewer && drawByline('Medically reviewed by', [page.reviewer])}</dl><dl class="dates" data-eleventy-cid="credits">${drawDay('Published', page.publishedAt)}${drawDay('Updated', page.updatedAt)}${drawDay('Last reviewed', page.lastReviewedOn)}${drawDay('Next review', page.nextReviewOn)}</dl></div></div><div class="wide hero" data-eleventy-cid="article">${hero && drawFigure(hero, '(min-width: 60rem) 56rem, 100vw', true)}</div><div class="text" data-eleventy-cid="article"><div class="prose">${page.body.map(
    (block) => drawBlock(block, chrome.banners['article-inline']),
  )}</div><section class="section"><h2 class="section-title">Sources</h2><ol class="sources">${page.citations.cited.map(drawCitation)}</ol></section><div class="section disclaimer" data-eleventy-cid="disclaimer"><h2 data-eleventy-cid="disclaimer">This does not replace your doctor</h2><p data-eleventy-cid="disclaimer">${chrome.medicalDisclaimer}</p></div>${endBanner && html`<div class="section" data-eleventy-cid="article">${drawBanner(endBanner, 'after the article')}</div>`}</div></article>${page.guideOffer && drawGuideOffer(page.guideOffer)}<section class="page section screen-only" data-eleventy-cid="article"><h2 class="section-title" data-eleventy-cid="article">Related articles</h2><ul class="grid" data-eleventy-cid="grid">${page.related.map(drawCard)}</ul></section></main>${drawFooter(chrome)}</body></html>`
    .markup;
}
