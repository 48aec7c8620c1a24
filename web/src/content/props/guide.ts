import { thankYouPath } from '@patient-press/shared/guide-request';
import type { Block } from '../entries/body.ts';
import type { Change } from '../entries/changes.ts';
import type { GuideOffer } from '../entries/guide.ts';
import type { GuideHead } from '../entries/head.ts';
import type { Site } from '../site/site.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type Citations, citationsOf } from './citation.ts';
import { type CreditedPerson, creditOf } from './credited-person.ts';
import { type GuideForm, guideForm } from './guide-form.ts';
import { guideOffersIn } from './guide-offers.ts';
import { blocksWithLinks } from './linked-documents.ts';
import { datedChanges, newsroomTime } from './newsroom-time.ts';

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
  /** Newest first. */
  changes: Change[];
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

const formOf = (site: Site, { documentId, offer }: GuideHead): GuideForm | null =>
  offer.isOnRequest ? guideForm(site, documentId) : null;

export function guidePage(site: Site, guide: GuideHead): GuidePage {
  const body = site.body('guides', guide.documentId);
  return {
    chrome: chromeOf(site, { kind: 'guide', topics: [], hasBannerBlock: guide.ofBody.hasBannerBlock }),
    path: guide.offer.path,
    guide: guide.offer,
    chapters: blocksWithLinks(site, body),
    citations: citationsOf(site, body.citations),
    contents: body.contents,
    guideOffers: guideOffersIn(site, body.blocks),
    reviewer: creditOf(site, guide.reviewer),
    lastReviewedOn: guide.lastReviewedOn,
    updatedAt: newsroomTime(site, guide.textChangedAt),
    changes: datedChanges(site, guide),
    form: formOf(site, guide),
  };
}

/** Null for a guide that has no form. The page has no banners: readers who have just left an address are not advertised to. */
export function thankYouPage(site: Site, guide: GuideHead): ThankYouPage | null {
  if (!formOf(site, guide)) return null;
  const chrome = { ...chromeOf(site, { kind: 'other', topics: [] }), banners: {} };
  return { chrome, path: thankYouPath(guide.offer.path), guide: guide.offer, mailFrom: site.mailFrom };
}

export function guideIndexPage(site: Site): GuideIndexPage {
  const guides = Array.from(site.guides.values(), ({ offer }) => offer);
  return { chrome: chromeOf(site, { kind: 'guide', topics: [] }), path: '/guides/', guides };
}
