import { pagePath } from '@patient-press/shared/paths';
import type { GuidePayload } from '@patient-press/shared/payloads/guide';
import { type Block, type Body, offeredGuides, toBody } from './body.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type CreditedPerson, creditOf } from './people.ts';
import { type Figure, type FindPicture, mediaKey, toFigure } from './pictures.ts';
import { type RichText, richTextReader } from './rich-text.ts';
import type { Site } from './site.ts';

/** A guide as it is offered on other pages. */
export interface GuideOffer {
  path: string;
  title: string;
  summary: string;
  offer: RichText;
  cover: Figure | null;
  edition: string | null;
  /** The PDF's address and size in bytes when anybody may download it; null: the guide's page says how to ask for it. */
  download: { href: string; bytes: number } | null;
}

/** All that the page `/guides/<slug>/` shows: the offer, then the guide as web pages. */
export interface GuidePage {
  chrome: Chrome;
  path: string;
  guide: GuideOffer;
  chapters: Block[];
  /** The level-2 headings of the chapters, for the table of contents. */
  contents: { id: string; text: string }[];
  guideOffers: Record<string, GuideOffer>;
  reviewer: CreditedPerson | null;
  lastReviewedOn: string | null;
}

/** `/guides/`: every guide. */
export interface GuideIndexPage {
  chrome: Chrome;
  path: string;
  guides: GuideOffer[];
}

export interface GuideEntry {
  documentId: string;
  slug: string;
  offer: GuideOffer;
  body: Body;
  reviewer: string | null;
  lastReviewedOn: string | null;
  /** The PDF that anybody may download, by `mediaKey`; null when it must be asked for. */
  openFile: string | null;
}

export function toGuide(payload: GuidePayload, findPicture: FindPicture): GuideEntry {
  const { file, slug, title, summary, edition } = payload;
  const path = pagePath('api::guide.guide', slug);
  const openFile = payload.access === 'open' ? file : null;
  return {
    documentId: payload.documentId,
    slug,
    offer: {
      path,
      title,
      summary,
      offer: richTextReader(0, findPicture).read(payload.offer ?? []),
      cover: toFigure(payload.cover, findPicture),
      edition,
      download: openFile && { href: `${path}${slug}.pdf`, bytes: Math.round(openFile.size * 1000) },
    },
    body: toBody(payload.chapters, 0, findPicture),
    reviewer: payload.reviewedBy?.documentId ?? null,
    lastReviewedOn: payload.lastReviewedOn,
    openFile: openFile && mediaKey(openFile),
  };
}

/** The offers that a body's guide-offer blocks show. A guide that is not published is not offered. */
export function guideOffersIn(site: Site, blocks: readonly Block[]): Record<string, GuideOffer> {
  const offers: Record<string, GuideOffer> = {};
  for (const documentId of offeredGuides(blocks)) {
    const guide = site.guides.get(documentId);
    if (guide) offers[documentId] = guide.offer;
  }
  return offers;
}

export function guidePage(site: Site, guide: GuideEntry): GuidePage {
  return {
    chrome: chromeOf(site, { kind: 'guide', topics: [], blocks: guide.body.blocks }),
    path: guide.offer.path,
    guide: guide.offer,
    chapters: guide.body.blocks,
    contents: guide.body.contents,
    guideOffers: guideOffersIn(site, guide.body.blocks),
    reviewer: creditOf(site, guide.reviewer),
    lastReviewedOn: guide.lastReviewedOn,
  };
}

export function guideIndexPage(site: Site): GuideIndexPage {
  const guides = [...site.guides.values()].map(({ offer }) => offer);
  return { chrome: chromeOf(site, { kind: 'guide', topics: [] }), path: '/guides/', guides };
}
