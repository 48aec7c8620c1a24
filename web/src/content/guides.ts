import { thankYouPath } from '@patient-press/shared/guide-request';
import { pagePath } from '@patient-press/shared/paths';
import type { GuidePayload } from '@patient-press/shared/payloads/guide';
import { type Block, type Body, offeredGuides, toBody } from './body.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type GuideForm, guideForm } from './guide-form.ts';
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
  /** The PDF's address and size in bytes when anybody may download it. */
  download: { href: string; bytes: number } | null;
  /** Whether there is a PDF that has to be asked for: the guide's page says how, at `#get`. */
  isOnRequest: boolean;
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
  form: GuideForm | null;
}

/** `/guides/<slug>/thank-you/`: what happens next, for somebody who has asked for a guide. */
export interface ThankYouPage {
  chrome: Chrome;
  path: string;
  guide: GuideOffer;
  /** The address that the mail comes from; null: not known. */
  mailFrom: string | null;
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
      isOnRequest: payload.access === 'on-request' && file !== null,
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

const formOf = (site: Site, { documentId, offer }: GuideEntry): GuideForm | null =>
  offer.isOnRequest ? guideForm(site, documentId) : null;

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
    form: formOf(site, guide),
  };
}

/** Null for a guide that has no form. No banner stands on the page: who has just left an address is not advertised to. */
export function thankYouPage(site: Site, guide: GuideEntry): ThankYouPage | null {
  if (!formOf(site, guide)) return null;
  const chrome = { ...chromeOf(site, { kind: 'other', topics: [] }), banners: {} };
  return { chrome, path: thankYouPath(guide.offer.path), guide: guide.offer, mailFrom: site.mailFrom };
}

export function guideIndexPage(site: Site): GuideIndexPage {
  const guides = [...site.guides.values()].map(({ offer }) => offer);
  return { chrome: chromeOf(site, { kind: 'guide', topics: [] }), path: '/guides/', guides };
}
