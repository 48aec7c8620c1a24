import { correctionAnchor, correctionsPath } from '@patient-press/shared/corrections';
import type { ArticleEntry, Correction } from '../entries/article.ts';
import type { Block } from '../entries/body.ts';
import type { GuideOffer } from '../entries/guide.ts';
import type { PageEntry } from '../entries/page.ts';
import type { Seo } from '../entries/seo.ts';
import { createMemo } from '../site/memo.ts';
import type { Site } from '../site/site.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type Citations, citationsOf } from './citation.ts';
import { guideOffersIn } from './guide-offers.ts';
import { blocksWithLinks } from './linked-documents.ts';
import { type PageOfList, paginate } from './pagination.ts';

/** A correction as its article has it. `id` is its anchor there. */
export interface NumberedCorrection extends Correction {
  id: string;
}

/** A correction as lists have it. `href` leads to it on the page of its article. */
export interface ListedCorrection extends Correction {
  headline: string;
  href: string;
}

/** What a page document says before the list. */
export interface Introduction {
  title: string;
  body: Block[];
  citations: Citations;
  guideOffers: Record<string, GuideOffer>;
  seo: Seo;
}

/** `/corrections/` and its further pages: every correction of an article that is published, newest first, by years. */
export interface CorrectionsPage {
  chrome: Chrome;
  path: string;
  /** On the first page only. */
  introduction: Introduction | null;
  title: string | null;
  years: { year: string; corrections: ListedCorrection[] }[];
  page: PageOfList;
}

const CORRECTIONS_A_PAGE = 25;

const numberedMemo = createMemo<NumberedCorrection[]>();
const listedMemo = createMemo<ListedCorrection[]>();
const orderMemo = createMemo<ListedCorrection[]>();

/** An article's corrections, newest first. They are numbered from the oldest on, so that a new one leaves links as they are. */
export const numberedCorrections = (article: ArticleEntry): NumberedCorrection[] =>
  numberedMemo(article, [], () =>
    article.corrections.map((correction, index, { length }) => ({
      ...correction,
      id: correctionAnchor(length - index),
    })),
  );

const correctionsOf = (article: ArticleEntry): ListedCorrection[] =>
  listedMemo(article, [], () =>
    numberedCorrections(article).map(({ id, ...correction }) => ({
      ...correction,
      headline: article.headline,
      href: `${article.path}#${id}`,
    })),
  );

/** Every correction of the site, newest first. */
export const listCorrections = ({ articles }: Site): ListedCorrection[] =>
  orderMemo(articles, [], () =>
    articles
      .filter(({ corrections }) => corrections.length > 0)
      .flatMap(correctionsOf)
      .sort((a, b) => b.date.localeCompare(a.date)),
  );

/** The page document that introduces the list, if one is published. */
export const correctionsIntroduction = ({ pages }: Site): PageEntry | undefined =>
  [...pages.values()].find(({ path }) => path === correctionsPath);

const toIntroduction = (site: Site, { title, body, seo }: PageEntry): Introduction => ({
  title,
  body: blocksWithLinks(site, body),
  citations: citationsOf(site, body.citations),
  guideOffers: guideOffersIn(site, body.blocks),
  seo,
});

export function correctionsPages(site: Site): CorrectionsPage[] {
  const entry = correctionsIntroduction(site);
  const plain = chromeOf(site, { kind: 'other', topics: [] });
  const introduced = entry ? chromeOf(site, { kind: 'other', topics: [], blocks: entry.body.blocks }) : plain;
  return paginate(listCorrections(site), CORRECTIONS_A_PAGE, correctionsPath).map(({ items, path, page }) => ({
    chrome: page.number === 1 ? introduced : plain,
    path,
    introduction: entry && page.number === 1 ? toIntroduction(site, entry) : null,
    title: entry?.title ?? null,
    years: [...Map.groupBy(items, ({ date }) => date.slice(0, 4))].map(([year, corrections]) => ({
      year,
      corrections,
    })),
    page,
  }));
}
