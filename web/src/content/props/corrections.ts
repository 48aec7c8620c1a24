import { correctionAnchor, correctionsPath } from '@patient-press/shared/corrections';
import type { Correction } from '../entries/article.ts';
import type { Block } from '../entries/body.ts';
import type { GuideOffer } from '../entries/guide.ts';
import type { ArticleHead, PageHead } from '../entries/head.ts';
import type { Seo } from '../entries/seo.ts';
import type { CorrectedArticle } from '../site/content.ts';
import type { Site } from '../site/site.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type Citations, citationsOf } from './citation.ts';
import { type DatedList, type PageOfList, pageOfList } from './fixed-pages.ts';
import { guideOffersIn } from './guide-offers.ts';
import { blocksWithLinks } from './linked-documents.ts';

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

/** `/corrections/` and its fixed pages `/corrections/page/<n>/`: every correction of an article that is published, newest first, by years. */
export interface CorrectionsPage {
  chrome: Chrome;
  path: string;
  /** On the newest page only. */
  introduction: Introduction | null;
  title: string | null;
  years: { year: string; corrections: ListedCorrection[] }[];
  page: PageOfList;
}

const CORRECTIONS_A_PAGE = 25;

/** An article's corrections, newest first. They are numbered from the oldest on, so that a new one leaves links as they are. */
export const numberedCorrections = ({ corrections }: ArticleHead): NumberedCorrection[] =>
  corrections.map((correction, index, { length }) => ({ ...correction, id: correctionAnchor(length - index) }));

/** A correction as lists have it. */
export function toListed({ article, number }: CorrectedArticle): ListedCorrection[] {
  const id = correctionAnchor(number);
  return numberedCorrections(article)
    .filter((one) => one.id === id)
    .map(({ date, note }) => ({ date, note, headline: article.headline, href: `${article.path}#${id}` }));
}

/** The page document that introduces the list, if one is published. */
export function correctionsIntroduction({ pages }: Site): [documentId: string, page: PageHead] | undefined {
  for (const found of pages) if (found[1].path === correctionsPath) return found;
  return undefined;
}

function toIntroduction(site: Site, documentId: string, { title, seo }: PageHead): Introduction {
  const body = site.body('pages', documentId);
  return {
    title,
    body: blocksWithLinks(site, body),
    citations: citationsOf(site, body.citations),
    guideOffers: guideOffersIn(site, body.blocks),
    seo,
  };
}

export const correctionsList = (site: Site): DatedList<CorrectedArticle> => ({
  items: site.corrections,
  size: CORRECTIONS_A_PAGE,
  dateOf: (corrected) => toListed(corrected)[0]?.date ?? '',
  path: correctionsPath,
  fixedPath: `${correctionsPath}page/`,
});

/** A page of the list. @param number null: the newest, which a page document may introduce. */
export function correctionsPage(site: Site, number: number | null): CorrectionsPage {
  const found = correctionsIntroduction(site);
  const [documentId = '', entry = null] = found ?? [];
  const isIntroduced = entry !== null && number === null;
  const { items, path, page } = pageOfList(correctionsList(site), number);
  const hasBannerBlock = isIntroduced && entry.ofBody.hasBannerBlock;
  return {
    chrome: chromeOf(site, { kind: 'other', topics: [], hasBannerBlock }),
    path,
    introduction: isIntroduced ? toIntroduction(site, documentId, entry) : null,
    title: entry?.title ?? null,
    years: [...Map.groupBy(items.flatMap(toListed), ({ date }) => date.slice(0, 4))].map(([year, corrections]) => ({
      year,
      corrections,
    })),
    page,
  };
}
