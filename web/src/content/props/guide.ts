import { thankYouPath } from '@patient-press/shared/guide-request';
import type { Block } from '../entries/body.ts';
import type { GuideEntry, GuideOffer } from '../entries/guide.ts';
import type { Site } from '../site/site.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type Citations, citationsOf } from './citation.ts';
import { type CreditedPerson, creditOf } from './credited-person.ts';
import { type GuideForm, guideForm } from './guide-form.ts';
import { guideOffersIn } from './guide-offers.ts';
import { blocksWithLinks } from './linked-documents.ts';
import { newsroomTime } from './newsroom-time.ts';

/** All that the page `/guides/<slug>/` shows: the offer, then the guide as web pages. */
export interface GuidePage {
  chrome: Chrome;
  path: string;
  guide: GuideOffer;
  chapters: Block[];
  citations: Citations;
  /** The level-2 headings of the chapters, for the table of contents. */
  contents: { id: string; text: string }[];
  guideOffers: Record<string, GuideOffer>;
  reviewer: CreditedPerson | null;
  lastReviewedOn: string | null;
  updatedAt: string;
  form: GuideForm | null;
}

/** `/guides/<slug>/thank-you/`: what happens next, for a reader who has asked for a guide. */
export interface ThankYouPage {
  chrome: Chrome;
  path: string;
  guide: GuideOffer;
  /** The address that the email comes from; null: not known. */
  mailFrom: string | null;
}

/** `/guides/`: every guide. */
export interface GuideIndexPage {
  chrome: Chrome;
  path: string;
  guides: GuideOffer[];
}

const formOf = (site: Site, { documentId, offer }: GuideEntry): GuideForm | null =>
  offer.isOnRequest ? guideForm(site, documentId) : null;

export function guidePage(site: Site, guide: GuideEntry): GuidePage {
  return {
    chrome: chromeOf(site, { kind: 'guide', topics: [], blocks: guide.body.blocks }),
    path: guide.offer.path,
    guide: guide.offer,
    chapters: blocksWithLinks(site, guide.body),
    citations: citationsOf(site, guide.body.citations),
    contents: guide.body.contents,
    guideOffers: guideOffersIn(site, guide.body.blocks),
    reviewer: creditOf(site, guide.reviewer),
    lastReviewedOn: guide.lastReviewedOn,
    updatedAt: newsroomTime(site, guide.updatedAt),
    form: formOf(site, guide),
  };
}

/** Null for a guide that has no form. The page has no banners: readers who have just left an address are not advertised to. */
export function thankYouPage(site: Site, guide: GuideEntry): ThankYouPage | null {
  if (!formOf(site, guide)) return null;
  const chrome = { ...chromeOf(site, { kind: 'other', topics: [] }), banners: {} };
  return { chrome, path: thankYouPath(guide.offer.path), guide: guide.offer, mailFrom: site.mailFrom };
}

export function guideIndexPage(site: Site): GuideIndexPage {
  const guides = [...site.guides.values()].map(({ offer }) => offer);
  return { chrome: chromeOf(site, { kind: 'guide', topics: [] }), path: '/guides/', guides };
}
